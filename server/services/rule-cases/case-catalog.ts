import type {
  ActivityTable,
  Catalog,
  Field,
  FieldType,
  SegmentEntry,
  ToOneTable,
} from '@/server/domain/catalog/catalog';
import { nameColumn } from '@/server/domain/catalog/identifiers';
import type { RuleCase, TableDefinition, ToOneDefinition } from '@/server/domain/oracle/rule-case';
import type { Rule } from '@/server/domain/rule/rule';
import type { Trait, TraitDefinition } from '@/server/domain/trait/trait';

/** The key of a case's customers: it orders them, and no rule can ask about it. */
export const idField = '(id)';
/** The key column of activity tables that name none. */
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
      fields: toFields(customers, customers.createdAt, idField),
    },
    toOnes: Object.entries(ruleCase.toOne ?? {}).map(([key, table], index) =>
      toToOne(key, table, `pg_temp.to_one_${index + 1}`),
    ),
    traits: Object.entries(ruleCase.traits ?? {}).map(([key, trait]) => toTrait(key, trait)),
    segments: toSegments(ruleCase),
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

function toToOne(key: string, table: ToOneDefinition, relation: string): ToOneTable {
  const fields = toFields(table, undefined, table.key);
  return { kind: 'toOne', key, relation, label: { en: key, zh: key }, keyField: table.key, fields };
}

/** Key, names and unit may stand beside the definition, as in a catalog kept as code. */
function toTrait(name: string, given: unknown): Trait {
  const { key: _, name: __, unit: ___, ...definition } = given as Record<string, unknown>;
  const label = { en: name, zh: name };
  return { key: name, label, unit: '', definition: definition as unknown as TraitDefinition };
}

/** Membership decides where it is given; a tier (`scheme.tier`) has nothing else. */
function toSegments({ segments = {}, memberships = [] }: RuleCase): SegmentEntry[] {
  return Object.entries(segments).map(([key, segment], index) => {
    const isStored = memberships.some((one) => one.segment === key) || !('rule' in segment);
    const kind = key.includes('.') ? 'tier' : isStored ? 'static' : 'dynamic';
    const rule = kind === 'dynamic' && 'rule' in segment ? (segment.rule as Rule) : null;
    return { id: segmentId(index), key, label: { en: key, zh: key }, kind, rule };
  });
}

function segmentId(index: number): string {
  return `00000000-0000-4000-8000-${String(index + 1).padStart(12, '0')}`;
}

function toFields(
  table: Pick<TableDefinition, 'fields'>,
  time: string | undefined,
  key?: string,
): Field[] {
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
