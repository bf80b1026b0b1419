import { describe, expect, it } from 'vitest';
import { corpus } from './cases';
import { evaluate, judge } from './evaluate';
import type { Code, RuleCase } from './rule-case';

function sorted(ids: readonly string[]): string[] {
  return [...new Set(ids)].sort();
}

describe.each(corpus)('cases of $theme', ({ cases }) => {
  it.each(cases.map((entry) => [entry.name, entry] as const))(
    '%s',
    (_, { expect: expected, ...input }) => {
      const verdict = evaluate(input);
      if ('refused' in expected) {
        const codes =
          'refused' in verdict ? verdict.refused.map((problem) => problem.code) : verdict;
        expect(codes).toContain(expected.refused);
      } else {
        expect('ids' in verdict ? sorted(verdict.ids) : verdict).toEqual(sorted(expected));
      }
    },
  );
});

const FRAME: RuleCase = {
  name: 'limits',
  timeZone: 'UTC',
  asOf: '2024-06-15T12:00:00Z',
  tables: { customers: { fields: { age: 'number', name: 'text' } } },
  rows: { customers: [{ id: 'a', age: 1, name: 'x' }] },
  rule: null,
};

const codesOf = (rule: unknown): Code[] => {
  const verdict = evaluate({ ...FRAME, rule });
  return 'refused' in verdict ? verdict.refused.map((problem) => problem.code) : [];
};

const nested = (depth: number): unknown => {
  let rule: unknown = { kind: 'everyone' };
  for (let i = 0; i < depth; i++) rule = { kind: 'group', combinator: 'and', rules: [rule] };
  return rule;
};

const attribute = (field: string, operator: string, value: unknown) => ({
  kind: 'attribute',
  field,
  operator,
  value,
});

describe('limits', () => {
  const numbers = (length: number) => Array.from({ length }, (_, i) => i);

  it('takes a list of 10,000 and refuses one more', () => {
    expect(codesOf(attribute('age', 'in', numbers(10_000)))).toEqual([]);
    expect(codesOf(attribute('age', 'in', numbers(10_001)))).toEqual(['TOO_LONG']);
  });

  it('takes a text of 10,240 bytes and refuses one more', () => {
    expect(codesOf(attribute('name', 'notEquals', '\u00e9'.repeat(5120)))).toEqual([]);
    expect(codesOf(attribute('name', 'equals', `${'\u00e9'.repeat(5120)}e`))).toEqual(['TOO_LONG']);
  });

  it('refuses a body of more than 256 kB', () => {
    const rules = numbers(30).map((i) => attribute('name', 'equals', i + 'x'.repeat(9000)));
    expect(codesOf({ kind: 'group', combinator: 'or', rules })).toEqual(['TOO_LONG']);
  });

  it('refuses 100,000 nested groups, 100,000 leaves and long lists without recursion, in under 50 ms', () => {
    const bombs: [unknown, Code][] = [
      [nested(100_000), 'TOO_DEEP'],
      [
        { kind: 'group', combinator: 'or', rules: Array(100_000).fill({ kind: 'everyone' }) },
        'TOO_MANY_LEAVES',
      ],
      [attribute('age', 'in', numbers(1_000_000)), 'TOO_LONG'],
      [attribute('name', 'equals', 'x'.repeat(10_000_000)), 'TOO_LONG'],
    ];
    for (const [rule, code] of bombs) {
      const took = [1, 2, 3].map(() => {
        const start = performance.now();
        expect(codesOf(rule)).toContain(code);
        return performance.now() - start;
      });
      expect(Math.min(...took)).toBeLessThan(50);
    }
  });
});

describe('problems', () => {
  it('names every problem with its path', () => {
    const where = { kind: 'group', combinator: 'and', rules: [attribute('height', '=', 1)] };
    const rules = [
      attribute('age', '=', 'x'),
      { kind: 'group', combinator: 'or', rules: [] },
      attribute('name', 'in', ['a', '']),
    ];
    const verdict = evaluate({
      ...FRAME,
      tables: { ...FRAME.tables, orders: { customer: 'c', time: 'at', fields: { at: 'instant' } } },
      rule: {
        kind: 'group',
        combinator: 'and',
        rules: [...rules, { kind: 'quantified', table: 'orders', mode: 'all', where }],
      },
    });
    expect(
      'refused' in verdict && verdict.refused.map(({ code, path }) => [code, path.join('.')]),
    ).toEqual([
      ['BAD_NUMBER', 'rules.0.value'],
      ['EMPTY_RULE', 'rules.1'],
      ['EMPTY_VALUE', 'rules.2.value.1'],
      ['UNKNOWN_FIELD', 'rules.3.where.rules.0.field'],
    ]);
  });

  it('tells each condition, its verdict and the value it looked at', () => {
    const rule = {
      kind: 'group',
      combinator: 'or',
      rules: [attribute('age', '=', 1), attribute('name', 'equals', 'y')],
    };
    const judgement = judge({ ...FRAME, rule });
    if ('refused' in judgement) throw new Error('refused');
    const [customer] = judgement.customers;
    if (!customer) throw new Error('nobody');
    expect(
      judgement.leaves.map((leaf) => [leaf.path, leaf.holds(customer), leaf.actual(customer)]),
    ).toEqual([
      [['rules', 0], true, { p: 1n, q: 1n }],
      [['rules', 1], false, 'x'],
    ]);
  });
});
