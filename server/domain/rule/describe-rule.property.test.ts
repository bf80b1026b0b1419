import fc from 'fast-check';
import { expect, it } from 'vitest';
import { describeRule } from './describe-rule';
import { shopCatalog } from './describe-rule.fixture';
import { operatorsByType } from './operators';
import { Rule } from './rule';
import { anchors, windowUnits } from './window';

const seed = 20111210;

const unit = fc.constantFrom(...windowUnits);
const n = fc.integer({ min: 1, max: 3 });
const day = fc.constantFrom('2011-01-01', '2011-02-01', '2012-01-01');
const span = fc.record({ n, unit });

const on = fc.constantFrom('due_on', 'ordered_at');
const window = fc
  .oneof(
    fc.record({ kind: fc.constant('last'), n, unit }),
    fc.record({ kind: fc.constant('next'), n, unit }),
    fc.record(
      { kind: fc.constant('previous'), n, unit, includeCurrent: fc.constant(true) },
      { requiredKeys: ['kind', 'n', 'unit'] },
    ),
    fc.record({ kind: fc.constant('current'), unit }),
    fc.record({ kind: fc.constant('period'), unit, offset: fc.integer({ min: -3, max: 3 }) }),
    fc.record({ kind: fc.constant('betweenAgo'), older: n, newer: n, unit }),
    fc.record({ kind: fc.constant('dates'), from: day, to: day }),
    fc.constant({ kind: 'kpiPeriod' }),
  )
  .chain((one) =>
    fc.option(on, { nil: undefined }).map((column) => (column ? { ...one, on: column } : one)),
  );

const relative = fc
  .record({ anchor: fc.constantFrom(...anchors), offset: fc.constantFrom(-2, -1, 1, 2), unit })
  .map((one) => ({ relative: one }));
const text = fc.constantFrom(
  'a',
  'b',
  '“',
  '"',
  '"; or "b',
  '”; or “b',
  '\\',
  'a, b',
  '5',
  '；或者',
);
const scalars = {
  text: fc.oneof(text, fc.constant({ field: 'id' })),
  number: fc.oneof(
    fc.integer({ min: -2, max: 2000 }).filter((x) => x !== 0),
    fc.constant({ field: 'age' }),
  ),
  money: fc.oneof(fc.constantFrom('1000', '0.5', '-0.50'), fc.constant({ field: 'limit' })),
  boolean: fc.constant(true),
  date: fc.oneof(day, relative),
  instant: fc.oneof(day, relative, fc.constant('2011-01-01T00:00:00Z')),
  choice: fc.constantFrom('DE', 'FR', 'paid'),
  textList: text,
} as const;

function comparison(type: keyof typeof scalars) {
  return fc.constantFrom(...operatorsByType[type]).chain(({ name, form }) => {
    const scalar = scalars[type] as fc.Arbitrary<unknown>;
    const value = {
      none: fc.constant(undefined),
      scalar,
      day,
      list: fc.array(scalar, { minLength: 1, maxLength: 3 }),
      range: fc.tuple(scalar, scalar),
      window,
      span,
    }[form] as fc.Arbitrary<unknown>;
    return value.map((v) => (v === undefined ? { operator: name } : { operator: name, value: v }));
  });
}

const tables = [shopCatalog.customers, ...shopCatalog.activities];
const attributeOf = (table: (typeof tables)[number]) =>
  fc
    .constantFrom(...table.fields)
    .chain((field) =>
      comparison(field.type).map((test) => ({ kind: 'attribute', field: field.key, ...test })),
    );

type Node = { kind: string };
function groupOf(leaf: fc.Arbitrary<Node>, depth: number): fc.Arbitrary<Node> {
  const child =
    depth === 0
      ? leaf
      : fc.oneof(
          { weight: 2, arbitrary: leaf },
          { weight: 1, arbitrary: groupOf(leaf, depth - 1) },
        );
  const many = fc.array(child, { minLength: 2, maxLength: 3 });
  const not = fc.constantFrom({}, { not: true });
  return fc.oneof(
    fc
      .tuple(fc.constantFrom('and', 'or'), many, not)
      .map(([combinator, rules, negated]) => ({ kind: 'group', combinator, ...negated, rules })),
    fc.tuple(many, not).map(([rules, negated]) => ({
      kind: 'group',
      combinator: 'atLeast',
      n: 2,
      ...negated,
      rules,
    })),
    child.map((only) => ({ kind: 'group', combinator: 'and', not: true, rules: [only] })),
  );
}

const scoped = fc.constantFrom(...shopCatalog.activities).chain((table) =>
  fc.record(
    {
      table: fc.constant(table.key),
      where: fc.oneof(
        attributeOf(table).map((only) => ({ kind: 'group', combinator: 'and', rules: [only] })),
        groupOf(attributeOf(table), 1),
      ),
      window,
    },
    { requiredKeys: ['table'] },
  ),
);
const activity = fc.oneof(
  fc
    .tuple(scoped, comparison('number'))
    .map(([of, test]) => ({ kind: 'activity', measure: { fn: 'count' }, ...of, ...test })),
  fc
    .tuple(
      scoped,
      fc.constantFrom('countDistinct', 'sum', 'avg', 'min', 'max', 'first', 'last'),
      comparison('number'),
    )
    .map(([of, fn, test]) => ({
      kind: 'activity',
      ...of,
      measure: { fn, field: of.table === 'orders' ? 'amount' : 'score' },
      ...test,
    })),
);
const quantified = fc.tuple(scoped, fc.constantFrom('all', 'some', 'none')).map(([of, mode]) => ({
  kind: 'quantified',
  mode,
  ...of,
  where: of.where ?? {
    kind: 'group',
    combinator: 'and',
    rules: [
      { kind: 'attribute', field: of.table === 'orders' ? 'order' : 'ticket', operator: 'isEmpty' },
    ],
  },
}));
const key = fc.constantFrom('gold', 'churned');
const segment = fc.oneof(
  fc
    .tuple(fc.constantFrom('in', 'notIn'), key)
    .map(([operator, s]) => ({ kind: 'segment', segment: s, operator })),
  fc
    .tuple(key, fc.oneof(day, relative))
    .map(([s, at]) => ({ kind: 'segment', segment: s, operator: 'wasInAt', at })),
  fc
    .tuple(fc.constantFrom('enteredWithin', 'leftWithin'), key, window)
    .map(([operator, s, w]) => ({ kind: 'segment', segment: s, operator, window: w })),
  fc
    .tuple(fc.constantFrom('movedFrom', 'movedTo'), key, fc.option(key, { nil: undefined }), window)
    .map(([operator, s, other, w]) => ({
      kind: 'segment',
      segment: s,
      operator,
      window: w,
      ...(other && { other }),
    })),
);
const trait = fc
  .tuple(key, comparison('number'))
  .map(([t, test]) => ({ kind: 'trait', trait: t, ...test }));
const leaf = fc.oneof(
  attributeOf(shopCatalog.customers),
  activity,
  quantified,
  segment,
  trait,
  fc.constant({ kind: 'everyone' }),
) as fc.Arbitrary<Node>;
const anyRule = fc.oneof(leaf, groupOf(leaf, 2));

const slow = 60_000;

it.each(['en', 'zh-CN'] as const)(
  'never tells two rules by one sentence (%s)',
  { timeout: slow },
  (language) => {
    const told = new Map<string, string>();
    const rules = fc.sample(anyRule, { seed, numRuns: 8_000 });
    for (const rule of rules) {
      const json = JSON.stringify(sorted(rule));
      const sentence = describeRule(Rule.parse(rule), { catalog: shopCatalog, language }).text;
      expect(told.get(sentence) ?? json, sentence).toBe(json);
      told.set(sentence, json);
    }
    expect(told.size).toBeGreaterThan(4_000);
  },
);

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => [k, sorted(v)]),
  );
}
