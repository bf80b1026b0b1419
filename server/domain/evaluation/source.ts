import type { Catalog, Table } from '../catalog/catalog';
import { assertNever } from '../problem/assert-never';

/**
 * Where rows are read from: the live tables, or an overlay, in which some relations
 * are read through others that have the same columns, such as a view of what a
 * table would hold after an import.
 */
export type Source =
  | { readonly kind: 'live' }
  | { readonly kind: 'overlay'; readonly relations: ReadonlyMap<string, string> };

/** The catalog with the relations that a source reads in the place of the live ones. */
export function catalogIn(source: Source, catalog: Catalog): Catalog {
  switch (source.kind) {
    case 'live':
      return catalog;
    case 'overlay': {
      const read = <Each extends Table>(table: Each): Each => ({
        ...table,
        relation: source.relations.get(table.relation) ?? table.relation,
      });
      return {
        ...catalog,
        customers: read(catalog.customers),
        activities: catalog.activities.map(read),
        toOnes: catalog.toOnes.map(read),
      };
    }
    default:
      return assertNever(source);
  }
}
