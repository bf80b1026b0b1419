import { type Catalog, type Field, findField, type Table, type ToOneTable } from './catalog';

/** A column of a to-one table as another table sees it: `from` holds the key of the row meant. */
export type ToOneField = {
  readonly table: ToOneTable;
  readonly field: Field;
  readonly from: Field;
};

/**
 * What `region.manager` means for rows of `table`; undefined for the table's own
 * fields, for tables it does not lead to and for columns that are not there.
 */
export function findToOneField(
  catalog: Catalog,
  table: Table,
  name: string,
): ToOneField | undefined {
  if (table.kind === 'toOne' || findField(table, name)) return undefined;
  for (const target of catalog.toOnes) {
    if (!name.startsWith(`${target.key}.`)) continue;
    const field = findField(target, name.slice(target.key.length + 1));
    const from = findLink(table, target);
    if (field && from) return { table: target, field, from };
  }
  return undefined;
}

/** A field of the table itself, or of a to-one table it leads to. */
export function findAnyField(catalog: Catalog, table: Table, name: string): Field | undefined {
  return findField(table, name) ?? findToOneField(catalog, table, name)?.field;
}

/** The field that holds a to-one table's keys: the one declared, else the one of the same name. */
export function findLink(table: Table, target: ToOneTable): Field | undefined {
  return (
    table.fields.find(({ refersTo }) => refersTo === target.key) ??
    findField(table, target.keyField)
  );
}

/** Every column of a to-one table that rows of `table` can be asked about, by its name in rules. */
export function listToOneFields(
  catalog: Catalog,
  table: Table,
): readonly (ToOneField & { readonly name: string })[] {
  if (table.kind === 'toOne') return [];
  return catalog.toOnes.flatMap((target) => {
    const from = findLink(table, target);
    if (!from) return [];
    return target.fields
      .filter(({ key }) => key !== target.keyField)
      .map((field) => ({ table: target, field, from, name: `${target.key}.${field.key}` }));
  });
}
