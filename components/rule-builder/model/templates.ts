import type { ActivityTable, Catalog, Field, Label } from '@/server/domain/catalog/catalog';
import { amountOf, likelyOrders } from '@/server/domain/catalog/likely-orders';
import type { Rule } from '@/server/domain/rule/rule';

export type Template = {
  readonly key: 'stopped' | 'best' | 'once';
  readonly rule: Rule;
  /** What its description names. */
  readonly table: Label;
  readonly field: Label | null;
};

const stoppedAfterDays = 180;

/** First rules for a new segment, only those that the catalog's tables can answer. */
export function fittingTemplates(catalog: Catalog): Template[] {
  const table = likelyOrders(catalog);
  if (!table) return [];
  const count = { kind: 'activity', table: table.key, measure: { fn: 'count' } } as const;
  const stopped: Rule = {
    kind: 'group',
    combinator: 'and',
    rules: [
      { ...count, operator: '>=', value: 1 },
      {
        ...count,
        window: { kind: 'last', n: stoppedAfterDays, unit: 'day' },
        operator: '=',
        value: 0,
      },
    ],
  };
  const once: Rule = {
    kind: 'group',
    combinator: 'and',
    rules: [{ ...count, operator: '=', value: 1 }],
  };
  const amount = amountOf(table);
  const of = { table: table.label, field: null };
  return [
    { key: 'stopped', rule: stopped, ...of },
    ...(amount ? [best(table, amount)] : []),
    { key: 'once', rule: once, ...of },
  ];
}

function best(table: ActivityTable, amount: Field): Template {
  const rule: Rule = {
    kind: 'group',
    combinator: 'and',
    rules: [
      {
        kind: 'activity',
        table: table.key,
        measure: { fn: 'sum', field: amount.key },
        window: { kind: 'last', n: 365, unit: 'day' },
        operator: '>=',
        value: '1000',
      },
    ],
  };
  return { key: 'best', rule, table: table.label, field: amount.label };
}
