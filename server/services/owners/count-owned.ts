import { sql } from 'drizzle-orm';
import type { Executor } from '@/db/client';
import { relationSql } from '@/db/identifier-sql';
import { ownerColumn, ownerFieldOf } from '@/server/domain/access/viewer-scope';
import type { CustomerTable } from '@/server/domain/catalog/catalog';
import { viewerCondition } from './viewer-condition';

/** How many customers in use have an owner whose compared form is one of `names`. */
export async function countOwned(
  db: Executor,
  customers: CustomerTable,
  names: readonly string[],
): Promise<number> {
  const field = ownerFieldOf(customers);
  if (field === null || names.length === 0) return 0;
  const scope = { kind: 'owner', ...ownerColumn(field, names) } as const;
  const [row] = await db.execute<{ customers: string }>(sql`
    select count(*) as customers from ${relationSql(customers.relation)} t
    where t.inactive_since is null and ${viewerCondition('t', scope)}`);
  return Number(row?.customers ?? 0);
}
