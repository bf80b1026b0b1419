import type { Catalog, Table } from '../catalog/catalog';
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
};

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

/** The column of a field, or a problem at `path`. */
export function findColumn(context: RowContext, key: string, path: Path): Column | null {
  const field = context.table.fields.find((candidate) => candidate.key === key);
  if (!field)
    return refuse(context, 'UNKNOWN_FIELD', path, { field: key, table: context.table.key });
  return { kind: 'column', column: field.column, type: field.type };
}
