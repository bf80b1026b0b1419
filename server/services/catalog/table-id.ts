import { eq } from 'drizzle-orm';
import type { Executor } from '@/db/client';
import { catalogTable } from '@/db/schema/index';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';

/** The id of a table of the catalog by its key; refuses with UNKNOWN_TABLE. */
export async function findTableId(db: Executor, key: string): Promise<string> {
  const [row] = await db
    .select({ id: catalogTable.id })
    .from(catalogTable)
    .where(eq(catalogTable.key, key));
  if (!row) throw new StratumError(problem('UNKNOWN_TABLE', ['table'], { table: key }));
  return row.id;
}
