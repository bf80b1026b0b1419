import type { Catalog, Field, FieldType, Table } from '@/server/domain/catalog/catalog';
import { findAnyField } from '@/server/domain/catalog/find-to-one';
import type { Measure } from '@/server/domain/rule/rule';
import { operatorsByType } from '@/server/domain/rule/operators';
import { findTraitValue } from '@/server/domain/trait/find-trait-value';
import type { ActivityDraft, LeafDraft } from './editor-rule';

const firstOperator: Partial<Record<FieldType, string>> = {
  number: '>=',
  money: '>=',
  text: 'contains',
  date: 'inWindow',
  instant: 'inWindow',
};

/** The operator a fresh condition on a field of this type starts with. */
export function startOperator(type: FieldType): string {
  return firstOperator[type] ?? operatorsByType[type][0]?.name ?? '';
}

/** A condition on a field, without a value yet. */
export function newAttribute(catalog: Catalog, table: Table, key?: string): LeafDraft {
  const field = key === undefined ? undefined : findAnyField(catalog, table, key);
  return {
    kind: 'attribute',
    field: field ? (key ?? '') : '',
    operator: field ? startOperator(field.type) : '',
    ...(field && startValue(field.type)),
  };
}

/** Operators that take a window start with a whole one. */
export function startValue(type: FieldType): { value?: object } {
  return startOperator(type) === 'inWindow' ? { value: { kind: 'last', n: 30, unit: 'day' } } : {};
}

/** "At least one in the last 90 days" of the first table, or none where there is no table. */
export function newActivity(catalog: Catalog): ActivityDraft | null {
  const [table] = catalog.activities;
  if (!table) return null;
  return {
    kind: 'activity',
    table: table.key,
    measure: { fn: 'count' },
    window: { kind: 'last', n: 90, unit: 'day' },
    operator: '>=',
    value: 1,
  };
}

/** A condition on a trait, without a value yet. */
export function newTrait(catalog: Catalog, key: string): LeafDraft {
  const of = findTraitValue(catalog, key);
  return {
    kind: 'trait',
    trait: key,
    operator: of ? startOperator(of.type) : '',
    ...(of && startValue(of.type)),
  };
}

/** What the left side of an activity condition measures: its type decides the operators. */
export function measuredField(
  table: Table | undefined,
  measure: Measure,
): Pick<Field, 'type' | 'choices'> | null {
  if (measure.fn === 'count' || measure.fn === 'countDistinct')
    return { type: 'number', choices: [] };
  return table?.fields.find((field) => field.key === measure.field) ?? null;
}

/** The fields a measure can be taken of. */
export function measurableFields(table: Table | undefined, fn: Measure['fn']): readonly Field[] {
  const fields = table?.fields ?? [];
  const isNumber = (field: Field) => field.type === 'number' || field.type === 'money';
  const isTime = (field: Field) => field.type === 'date' || field.type === 'instant';
  if (fn === 'count') return [];
  if (fn === 'sum' || fn === 'avg') return fields.filter(isNumber);
  if (fn === 'min' || fn === 'max')
    return fields.filter((field) => isNumber(field) || isTime(field));
  return fields;
}
