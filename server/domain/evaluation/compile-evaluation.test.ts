import { describe, expect, it } from 'vitest';
import type { Catalog, Field, FieldType } from '../catalog/catalog';
import type { Calendar } from '../time/calendar';
import { compileEvaluation, type RuleAt } from './compile-evaluation';
import type { EvaluationArguments } from './scope';

function field(key: string, type: FieldType): Field {
  const label = { en: key, zh: key };
  const flags = { personal: false, sensitive: false, choices: [] };
  return { key, column: key, type, label, group: 'basic', ...flags };
}

const catalog: Catalog = {
  customers: {
    kind: 'customer',
    key: 'customers',
    relation: 'data.customers',
    label: { en: 'customers', zh: '客户' },
    keyField: 'number',
    createdAtField: 'first_seen',
    fields: [field('number', 'text'), field('country', 'text'), field('first_seen', 'instant')],
  },
  toOnes: [],
  traits: [],
  segments: [],
  activities: [
    {
      kind: 'activity',
      key: 'orders',
      relation: 'data.orders',
      label: { en: 'orders', zh: '订单' },
      keyField: 'order_id',
      timeField: 'ordered_at',
      fields: [
        field('order_id', 'text'),
        field('ordered_at', 'instant'),
        field('amount', 'money'),
        field('status', 'choice'),
      ],
    },
  ],
};
const calendar: Calendar = { timeZone: 'UTC', weekStart: 'monday', fiscalYearStart: 1 };
const args: EvaluationArguments = {
  asOf: '2011-12-10T00:00:00Z',
  scope: { kind: 'all' },
  viewerScope: { kind: 'everyone' },
  source: { kind: 'live' },
};

const paid = {
  kind: 'group',
  combinator: 'and',
  rules: [{ kind: 'attribute', field: 'status', operator: 'in', value: ['paid'] }],
};
const window = { kind: 'last', n: 90, unit: 'day' };
const frequent = {
  kind: 'activity',
  table: 'orders',
  measure: { fn: 'count' },
  where: paid,
  window,
  operator: '>=',
  value: 3,
};
const valuable = {
  ...frequent,
  measure: { fn: 'sum', field: 'amount' },
  value: '1000',
};

function compile(rules: readonly RuleAt[], given: EvaluationArguments = args) {
  const compiled = compileEvaluation(rules, { catalog, calendar }, given);
  if ('refused' in compiled) throw new Error(JSON.stringify(compiled.refused));
  return compiled;
}

describe('compileEvaluation', () => {
  it('prints one pass over customers and one scan per activity table', () => {
    const rule = { kind: 'group', combinator: 'and', rules: [frequent, valuable] };
    const { text, params } = compile([{ key: 'value', rule }]).fragment;
    expect(text).toBe(
      `select c.customer_id,
  case when coalesce(a1.f1, 0) >= $4::numeric and coalesce(a1.f2, 0) >= $5::numeric then 1::bigint else 0::bigint end as w1
from "data"."customers" c
left join (
  select t.customer_id,
    count(*) filter (where t."status" = any($1::text[])) as f1,
    sum(t."amount") filter (where t."status" = any($1::text[])) as f2
  from "data"."orders" t
  where t."ordered_at" < $2::timestamptz and t."ordered_at" >= $3::timestamptz
  group by t.customer_id
) a1 on a1.customer_id = c.customer_id
where ((c."first_seen" < $2::timestamptz or c."first_seen" is null) and (c."inactive_since" > $2::timestamptz or c."inactive_since" is null))`,
    );
    expect(params).toEqual([['paid'], '2011-12-10T00:00:00Z', '2011-09-11T00:00:00Z', '3', '1000']);
  });

  it('shares aggregates between rules and keeps each rule at its own bit', () => {
    const rules = Array.from({ length: 70 }, (_, index) => ({
      key: `r${index}`,
      rule: { ...frequent, value: index + 1 },
    }));
    const compiled = compile(rules);
    expect(compiled.fragment.text.match(/count\(\*\)/g)).toHaveLength(1);
    expect(compiled.rules.map(({ word, bit }) => [word, bit])).toEqual(
      rules.map((_, index) => (index < 63 ? [1, index] : [2, index - 63])),
    );
    expect(compiled.fragment.text).toContain(`then ${2n ** 62n}::bigint`);
  });

  it('prints no clock and no interval arithmetic for windows', () => {
    const { text } = compile([{ key: 'r', rule: frequent }]).fragment;
    expect(text).not.toMatch(/now\(|current_|interval|clock_timestamp|localtime/i);
  });

  it('prints a negated condition as the exact complement of its positive twin', () => {
    const rule = { kind: 'attribute', field: 'country', operator: 'notEquals', value: 'France' };
    expect(compile([{ key: 'r', rule }]).fragment.text).toContain(
      '(c."country__n" = $2::text) is not true',
    );
  });

  it('binds every value: hostile texts leave the statement as it is', () => {
    const texts = ["'; drop table x; --", '$1', '\\', '%_', '"', '\u202e', "' or 1=1", '{"a":1}'];
    const textOf = (value: string, operator: string) =>
      compile([{ key: 'r', rule: { kind: 'attribute', field: 'country', operator, value } }])
        .fragment.text;
    for (const operator of ['equals', 'contains', 'notStartsWith', 'equalsExactly'])
      for (const value of texts) expect(textOf(value, operator)).toBe(textOf('x', operator));
  });

  it('refuses unknown names before any text is made, with the path of each', () => {
    const rule = {
      kind: 'group',
      combinator: 'and',
      rules: [
        { kind: 'attribute', field: 'country"; --', operator: 'equals', value: 'x' },
        { ...frequent, table: 'pg_user' },
        { kind: 'attribute', field: 'country', operator: '~', value: 'x' },
      ],
    };
    const compiled = compileEvaluation([{ key: 'r', rule }], { catalog, calendar }, args);
    expect('refused' in compiled && compiled.refused[0]?.problems).toMatchObject([
      { code: 'UNKNOWN_FIELD', path: ['rules', 0, 'field'] },
      { code: 'UNKNOWN_TABLE', path: ['rules', 1, 'table'] },
      { code: 'UNKNOWN_OPERATOR', path: ['rules', 2, 'operator'] },
    ]);
  });

  it('looks only at the customers in scope, in the scan too', () => {
    const { text } = compile([{ key: 'r', rule: frequent }], {
      ...args,
      scope: { kind: 'ids', ids: ['1', '2'] },
    }).fragment;
    expect(text.match(/customer_id = any\(\$\d+::bigint\[\]\)/g)).toHaveLength(2);
  });

  it('leaves out rows at or after rowsUntil without moving the window', () => {
    const { params } = compile([{ key: 'r', rule: frequent }], {
      ...args,
      rowsUntil: '2011-12-01T00:00:00Z',
    }).fragment;
    expect(params).toContain('2011-12-01T00:00:00Z');
    expect(params).toContain('2011-09-11T00:00:00Z');
  });

  it('shows nobody to a viewer who may see nobody', () => {
    const { text } = compile([{ key: 'r', rule: frequent }], {
      ...args,
      viewerScope: { kind: 'nobody' },
    }).fragment;
    expect(text).toMatch(/where false/);
  });
});

describe('limits', () => {
  it('refuses a rule bomb without walking it', () => {
    let deep: unknown = { kind: 'everyone' };
    for (let level = 0; level < 100_000; level += 1)
      deep = { kind: 'group', combinator: 'and', rules: [deep] };
    const wide = {
      kind: 'group',
      combinator: 'or',
      rules: Array.from({ length: 100_000 }, () => ({ kind: 'everyone' })),
    };
    const codeOf = (rule: unknown) => {
      const compiled = compileEvaluation([{ key: 'r', rule }], { catalog, calendar }, args);
      return 'refused' in compiled ? compiled.refused[0]?.problems[0]?.code : null;
    };
    expect(codeOf(deep)).toBe('TOO_DEEP');
    expect(codeOf(wide)).toBe('TOO_LONG');
    expect(codeOf({ ...wide, rules: wide.rules.slice(0, 300) })).toBe('TOO_MANY_LEAVES');
  });
});
