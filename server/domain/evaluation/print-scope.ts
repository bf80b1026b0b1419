import { quoteIdentifier, quoteRelation } from '../catalog/identifiers';
import { assertNever } from '../problem/assert-never';
import type { SqlWriter } from '../predicate/sql-fragment';
import type { Scope, ViewerScope } from './scope';

/** The conditions that keep the rows of customers in scope. */
export function printScope(alias: string, scope: Scope, sql: SqlWriter): string[] {
  switch (scope.kind) {
    case 'all':
      return [];
    case 'ids':
      return [`${alias}.customer_id = any(${sql.bind(scope.ids, 'bigint[]')})`];
    case 'relation':
      return [`${alias}.customer_id in (select customer_id from ${quoteRelation(scope.relation)})`];
    default:
      return assertNever(scope);
  }
}

/** What holds for customers the viewer may see, as conditions on the row `alias`. */
export function printViewerScope(alias: string, viewer: ViewerScope, sql: SqlWriter): string[] {
  switch (viewer.kind) {
    case 'everyone':
      return [];
    case 'nobody':
      return ['false'];
    case 'owner':
      return [
        `${alias}.${quoteIdentifier(viewer.column)} = any(${sql.bind(viewer.values, 'text[]')})`,
      ];
    default:
      return assertNever(viewer);
  }
}
