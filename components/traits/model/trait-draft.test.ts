import { describe, expect, it } from 'vitest';
import { shopCatalog } from '@/server/domain/rule/describe-rule.fixture';
import type { TraitDefinition } from '@/server/domain/trait/trait';
import { definitionOf, isComplete, startDraft } from './trait-draft';

const ids = () => {
  let next = 0;
  return () => `row${next++}`;
};
const where = {
  kind: 'group',
  combinator: 'or',
  rules: [
    { kind: 'attribute', field: 'status', operator: 'in', value: ['paid'] },
    {
      ...{ kind: 'group', combinator: 'and', not: true },
      rules: [{ kind: 'attribute', field: 'order', operator: 'isEmpty' }],
    },
  ],
} as const;

const definitions: TraitDefinition[] = [
  {
    ...{ kind: 'activity', table: 'orders', measure: { fn: 'sum', field: 'amount' } },
    ...{ where: structuredClone(where) as never, window: { kind: 'last', n: 1, unit: 'year' } },
  },
  { kind: 'activity', table: 'orders', measure: { fn: 'count' } },
  { kind: 'activity', table: 'gone', measure: { fn: 'last', field: 'gone' } },
  { kind: 'perMonth', of: 'spend', months: 3, mode: 'each' },
  { kind: 'daysBetween', from: { trait: 'first' }, to: { relative: { anchor: 'startOfDay' } } },
  { kind: 'score', parts: [{ trait: 'spend', weight: '0.5', whenMissing: 0 }] },
  { kind: 'quantile', of: 'spend', parts: 4, by: 'rank', direction: 'lowIsHigh' },
];

describe('a trait and its editor', () => {
  it.each(definitions)('come back the same: $kind', (definition) => {
    const draft = startDraft(definition, shopCatalog, ids());
    expect(draft.kind).toBe(definition.kind);
    expect(definitionOf(draft)).toEqual(definition);
    expect(isComplete(definition)).toBe(true);
  });

  it('keep what was typed for one kind while another is tried', () => {
    const score = definitions[5] as TraitDefinition;
    const tried = { ...startDraft(score, shopCatalog, ids()), kind: 'quantile' } as const;
    expect(definitionOf(tried)).toEqual({ kind: 'quantile', of: '', parts: 5 });
    expect(definitionOf({ ...tried, kind: 'score' })).toEqual(score);
  });

  it('begin with a count that can be measured, and with a gap where no activity is imported', () => {
    const fresh = definitionOf(startDraft(null, shopCatalog, ids()));
    expect(fresh).toMatchObject({ kind: 'activity', table: 'orders', measure: { fn: 'count' } });
    expect(isComplete(fresh)).toBe(true);
    const bare = startDraft(null, { ...shopCatalog, activities: [] }, ids());
    expect(isComplete(definitionOf(bare))).toBe(false);
  });

  it('are incomplete while something is not chosen', () => {
    const gaps: TraitDefinition[] = [
      { kind: 'activity', table: 'orders', measure: { fn: 'sum' } },
      { kind: 'perMonth', of: '', months: 6, mode: 'mean' },
      { kind: 'daysBetween', from: { field: '' }, to: { relative: { anchor: 'now' } } },
      { kind: 'score', parts: [] },
      { kind: 'score', parts: [{ trait: 'spend', weight: '' }] },
    ];
    expect(gaps.map(isComplete)).toEqual(gaps.map(() => false));
  });
});
