import { type Catalog, findField, type Table, type ToOneTable } from '../catalog/catalog';
import { findToOneField } from '../catalog/find-to-one';

/** Something of the catalog that a rule or a trait names. */
export type Mention =
  | { readonly kind: 'table'; readonly table: string }
  | { readonly kind: 'field'; readonly table: string; readonly field: string }
  | {
      readonly kind: 'choice';
      readonly table: string;
      readonly field: string;
      readonly choice: string;
    }
  | { readonly kind: 'trait'; readonly key: string }
  | { readonly kind: 'segment'; readonly key: string };

type Named = Readonly<Record<string, unknown>>;

/**
 * Everything that a rule or a trait's definition names itself, repeats included; what
 * it names through a trait or a segment is left out. Drafts with gaps are read as far
 * as they go.
 */
export function listMentions(json: unknown, catalog: Catalog): Mention[] {
  return isNamed(json) ? visit(json, catalog.customers, catalog) : [];
}

function visit(node: Named, table: Table | undefined, catalog: Catalog): Mention[] {
  switch (node.kind) {
    case 'group':
      return list(node.rules).flatMap((child) => visit(child, table, catalog));
    case 'attribute':
      return [
        ...mentionTable(table),
        ...mentionField(node.field, table, catalog),
        ...mentionValue(node, node.field, table, catalog),
      ];
    case 'activity':
    case 'quantified':
      return visitRows(node, catalog);
    case 'trait':
      return [...mentionKey('trait', node.trait), ...mentionTraitValue(node, catalog)];
    case 'segment':
      return [...mentionKey('segment', node.segment), ...mentionKey('segment', node.other)];
    case 'perMonth':
    case 'quantile':
      return mentionKey('trait', node.of);
    case 'daysBetween':
      return [node.from, node.to].filter(isNamed).flatMap((day) => mentionDay(day, catalog));
    case 'score':
      return list(node.parts).flatMap((part) => mentionKey('trait', part.trait));
    default:
      return [];
  }
}

function visitRows(node: Named, catalog: Catalog): Mention[] {
  const table = catalog.activities.find(({ key }) => key === node.table);
  const field = isNamed(node.measure) ? node.measure.field : undefined;
  const on = isNamed(node.window) ? node.window.on : undefined;
  return [
    ...(typeof node.table === 'string' ? [{ kind: 'table', table: node.table } as const] : []),
    ...mentionField(field, table, catalog),
    ...mentionField(on, table, catalog),
    ...(isNamed(node.where) ? visit(node.where, table, catalog) : []),
    ...mentionChoices(node.value, field, table, catalog),
    ...mentionReferences(node.value, catalog.customers, catalog),
  ];
}

function mentionDay(day: Named, catalog: Catalog): Mention[] {
  const { customers } = catalog;
  if (day.field === undefined) return mentionKey('trait', day.trait);
  return [...mentionTable(customers), ...mentionField(day.field, customers, catalog)];
}

function mentionTraitValue(node: Named, catalog: Catalog): Mention[] {
  const references = mentionReferences(node.value, catalog.customers, catalog);
  const definition = catalog.traits.find(({ key }) => key === node.trait)?.definition;
  if (definition?.kind !== 'activity') return references;
  const table = catalog.activities.find(({ key }) => key === definition.table);
  return [...references, ...mentionChoices(node.value, definition.measure.field, table, catalog)];
}

function mentionValue(
  node: Named,
  field: unknown,
  table: Table | undefined,
  catalog: Catalog,
): Mention[] {
  return [
    ...mentionChoices(node.value, field, table, catalog),
    ...mentionReferences(node.value, table, catalog),
  ];
}

function mentionReferences(value: unknown, table: Table | undefined, catalog: Catalog) {
  return (Array.isArray(value) ? value : [value]).flatMap((one) =>
    isNamed(one) ? mentionField(one.field, table, catalog) : [],
  );
}

/** A field, and for one of a to-one table also that table and the field that leads there. */
function mentionField(name: unknown, table: Table | undefined, catalog: Catalog): Mention[] {
  if (typeof name !== 'string' || !table) return [];
  const found = findToOneField(catalog, table, name);
  if (!found) return [{ kind: 'field', table: table.key, field: name }];
  return [
    { kind: 'table', table: found.table.key },
    { kind: 'field', table: found.table.key, field: found.field.key },
    { kind: 'field', table: table.key, field: found.from.key },
  ];
}

function mentionChoices(
  value: unknown,
  name: unknown,
  table: Table | undefined,
  catalog: Catalog,
): Mention[] {
  if (typeof name !== 'string' || !table) return [];
  const place = placeOf(name, table, catalog);
  const field = place && findField(place.table, place.field);
  if (!place || field?.type !== 'choice') return [];
  return (Array.isArray(value) ? value : [value])
    .filter((one) => typeof one === 'string')
    .map((choice) => ({
      kind: 'choice',
      table: place.table.key,
      field: place.field,
      choice: choice.trim(),
    }));
}

function placeOf(
  name: string,
  table: Table,
  catalog: Catalog,
): { readonly table: Table | ToOneTable; readonly field: string } {
  const found = findToOneField(catalog, table, name);
  return found ? { table: found.table, field: found.field.key } : { table, field: name };
}

function mentionTable(table: Table | undefined): Mention[] {
  return table ? [{ kind: 'table', table: table.key }] : [];
}

function mentionKey(kind: 'trait' | 'segment', key: unknown): Mention[] {
  return typeof key === 'string' && key !== '' ? [{ kind, key }] : [];
}

function list(value: unknown): Named[] {
  return Array.isArray(value) ? value.filter(isNamed) : [];
}

function isNamed(value: unknown): value is Named {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
