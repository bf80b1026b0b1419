import type { ActivityTable, Catalog, Field, FieldType } from '@/server/domain/catalog/catalog';
import { nameColumn } from '@/server/domain/catalog/identifiers';
import type { RuleCase, TableDefinition } from '@/server/domain/oracle/rule-case';

/** The key column of a case's customers, and of activity tables that name none. */
export const idField = 'id';
export const rowField = 'row_number';

/** The catalog a case declares, over temporary tables. */
export function caseCatalog(ruleCase: RuleCase): Catalog {
  const { customers = { fields: {} }, ...activities } = ruleCase.tables;
  return {
    customers: {
      kind: 'customer',
      key: 'customers',
      relation: 'pg_temp.customers',
      label: { en: 'customers', zh: 'customers' },
      keyField: idField,
      createdAtField: customers.createdAt ?? null,
      fields: toFields(customers, customers.createdAt),
    },
    toOnes: [],
    traits: [],
    segments: [],
    activities: Object.entries(activities).map(([key, table], index) =>
      toActivity(key, table, `pg_temp.activity_${index + 1}`),
    ),
  };
}

function toActivity(key: string, table: TableDefinition, relation: string): ActivityTable {
  const time = table.time ?? 'time';
  return {
    kind: 'activity',
    key,
    relation,
    label: { en: key, zh: key },
    keyField: table.key ?? rowField,
    timeField: time,
    fields: toFields(table, time, table.key ?? rowField),
  };
}

function toFields(table: TableDefinition, time: string | undefined, key?: string): Field[] {
  const types = new Map<string, FieldType>(Object.entries(table.fields));
  if (time !== undefined && !types.has(time)) types.set(time, 'instant');
  if (key !== undefined && !types.has(key)) types.set(key, key === rowField ? 'number' : 'text');
  const taken = new Set<string>();
  return [...types].map(([name, type]) => {
    const column = nameColumn(name, taken);
    taken.add(column);
    return {
      key: name,
      column,
      type,
      label: { en: name, zh: name },
      group: 'basic',
      personal: false,
      sensitive: false,
      choices: [],
    };
  });
}
