import { expect, it } from 'vitest';
import { findActivity } from '@/server/domain/catalog/catalog';
import { shopCatalog } from '@/server/domain/rule/describe-rule.fixture';
import { changeMeasure, changeTable } from './change-measure';
import type { ActivityDraft } from './editor-rule';
import { fittingTemplates } from './templates';

const orders = findActivity(shopCatalog, 'orders');
const count: ActivityDraft = {
  kind: 'activity',
  table: 'orders',
  measure: { fn: 'count' },
  window: { kind: 'last', n: 90, unit: 'day' },
  operator: '>=',
  value: 3,
};
const json = (value: unknown) => JSON.parse(JSON.stringify(value));

it('takes the only field a measure can be taken of, and keeps what fits', () => {
  expect(json(changeMeasure(count, orders, 'sum'))).toEqual({
    ...count,
    measure: { fn: 'sum', field: 'amount' },
  });
});

it('drops operator and value where the measured type has others', () => {
  const first = json(
    changeMeasure({ ...count, measure: { fn: 'first', field: 'status' } }, orders, 'last'),
  );
  expect(first).toMatchObject({ measure: { fn: 'last', field: 'status' }, operator: 'in' });
  expect(first.value).toBeUndefined();
});

it('turns into a shorthand over rows and back', () => {
  const none = json(changeMeasure(count, orders, 'none'));
  expect(none).toEqual({ kind: 'quantified', mode: 'none', table: 'orders', window: count.window });
  expect(json(changeMeasure(none, orders, 'count'))).toMatchObject({
    kind: 'activity',
    operator: '>=',
    value: 1,
  });
});

it('drops what names the old table with another one', () => {
  const sum = { ...count, measure: { fn: 'sum', field: 'amount' } } as const;
  expect(changeTable(sum, findActivity(shopCatalog, 'tickets'))).toEqual({
    table: 'tickets',
    where: undefined,
    measure: { fn: 'sum', field: 'score' },
  });
});

it('offers only templates the catalog can answer', () => {
  expect(fittingTemplates(shopCatalog).map(({ key }) => key)).toEqual(['stopped', 'best', 'once']);
  expect(fittingTemplates({ ...shopCatalog, activities: [] })).toEqual([]);
});
