import { type SQL, sql } from 'drizzle-orm';
import { fragmentSql } from '@/db/execute-fragment';
import { printViewerScope } from '@/server/domain/evaluation/print-scope';
import type { ViewerScope } from '@/server/domain/evaluation/scope';
import { SqlWriter } from '@/server/domain/predicate/sql-fragment';

/** The condition on rows of the customers under `alias` that keeps to whom the viewer may see. */
export function viewerCondition(alias: string, viewer: ViewerScope): SQL {
  const writer = new SqlWriter();
  const [condition] = printViewerScope(alias, viewer, writer);
  return condition === undefined ? sql`true` : fragmentSql(writer.finish(condition));
}
