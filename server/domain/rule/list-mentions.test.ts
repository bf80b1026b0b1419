import { expect, it } from 'vitest';
import { shopCatalog } from './describe-rule.fixture';
import { collectReferences } from './collect-references';
import { listMentions } from './list-mentions';

const label = { en: '', zh: '' };
const catalog: typeof shopCatalog = {
  ...shopCatalog,
  traits: [
    {
      ...{ key: 'status', label, unit: '' },
      definition: {
        ...{ kind: 'activity', table: 'orders', measure: { fn: 'last', field: 'status' } },
      },
    },
    { key: 'a', label, unit: '', definition: { kind: 'quantile', of: 'b', parts: 2 } },
    { key: 'b', label, unit: '', definition: { kind: 'quantile', of: 'a', parts: 2 } },
  ],
  segments: [
    {
      ...{ id: '1', key: 'inner', label, kind: 'dynamic' },
      rule: { kind: 'trait', trait: 'a', operator: '=', value: 1 },
    },
  ],
};

it('finds choices in values, also those of a trait', () => {
  const rule = {
    kind: 'group',
    rules: [
      { kind: 'attribute', field: 'country', operator: 'in', value: ['DE', 'FR'] },
      { kind: 'trait', trait: 'status', operator: 'equals', value: 'paid' },
      {
        ...{ kind: 'activity', table: 'orders', measure: { fn: 'count' }, value: 1 },
        window: { kind: 'last', n: 1, unit: 'day', on: 'due_on' },
      },
    ],
  };
  const found = listMentions(rule, catalog).map((one) => Object.values(one).join(' '));
  expect(found).toEqual(
    expect.arrayContaining([
      ...['choice customers country DE', 'choice customers country FR'],
      ...['choice orders status paid', 'trait status', 'table orders', 'field orders due_on'],
    ]),
  );
});

it('reads drafts with gaps, and anything else, without a fault', () => {
  const gaps = [null, 7, 'x', [], { kind: 'group' }, { kind: 'group', rules: [null, {}] }];
  expect(gaps.flatMap((json) => listMentions(json, catalog))).toEqual([]);
});

it('follows references to their end, through circles too', () => {
  const rule = { kind: 'segment', segment: 'inner', operator: 'in' };
  const { traits, segments } = collectReferences(rule, catalog);
  expect(traits.map(({ key }) => key)).toEqual(['a', 'b']);
  expect(segments.map(({ key }) => key)).toEqual(['inner']);
});
