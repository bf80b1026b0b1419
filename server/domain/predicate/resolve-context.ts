import type { Catalog, Field, Table } from '../catalog/catalog';
import { findField } from '../catalog/catalog';
import { findToOneField } from '../catalog/find-to-one';
import type { Path, Problem, ProblemCode } from '../problem/problem';
import { problem } from '../problem/problem';
import type { Instant } from '../time/instant';
import type { ResolvedWindow, WindowContext } from '../time/resolve-window';
import type { Column } from './predicate';

/** A window as resolved for one place of the rule, to be shown beside its number. */
export type WindowNote = { readonly path: Path; readonly window: ResolvedWindow };

/** What resolving a rule reads and writes; problems gather instead of throwing. */
export type ResolveContext = WindowContext & {
  readonly catalog: Catalog;
  readonly rowsUntil?: Instant;
  readonly problems: Problem[];
  readonly windows: WindowNote[];
  /** What led here, outermost first; it begins with the judged rule's own segment. */
  readonly chain: readonly (Reference | { readonly kind: 'self'; readonly key: string })[];
  readonly budget: Budget;
};

/** A trait or a segment that a rule names. */
export type Reference = { readonly kind: 'trait' | 'segment'; readonly key: string };

/** How much may still be put in the place of references, counted over the whole rule. */
export type Budget = { left: number };

/** The table whose row a condition looks at. */
export type RowContext = ResolveContext & { readonly table: Table };

export function refuse(
  context: ResolveContext,
  code: ProblemCode,
  path: Path,
  params?: Problem['params'],
  variant?: string,
): null {
  context.problems.push(problem(code, path, params, variant));
  return null;
}

/** The column of a field, of the row's own table or of a to-one table; or a problem at `path`. */
export function findColumn(context: RowContext, key: string, path: Path): Column | null {
  const { table, catalog } = context;
  const own = findField(table, key);
  if (own) return columnOf(own);
  const found = findToOneField(catalog, table, key);
  if (!found) return refuse(context, 'UNKNOWN_FIELD', path, { field: key, table: table.key });
  const target = findField(found.table, found.table.keyField) as Field;
  const link = {
    relation: found.table.relation,
    key: target.column,
    from: found.from.column,
    asText: target.type !== found.from.type,
  };
  return { ...columnOf(found.field), link };
}

export function columnOf({ column, type }: Field): Column {
  return { kind: 'column', column, type };
}
