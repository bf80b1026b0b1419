import { asc, eq } from 'drizzle-orm';
import { ownerAlias } from '@/db/schema/index';
import { viewerScopeOf } from '@/server/domain/access/viewer-scope';
import type { CustomerTable } from '@/server/domain/catalog/catalog';
import type { ViewerScope } from '@/server/domain/evaluation/scope';
import type { Context } from '../context';

/** Whom whoever acts may see, as of now: an executor's names are read anew each time. */
export async function readViewerScope(
  ctx: Pick<Context, 'db' | 'actor'>,
  customers: CustomerTable,
): Promise<ViewerScope> {
  if (ctx.actor.kind === 'system') return { kind: 'everyone' };
  const { id, role } = ctx.actor;
  const names =
    role === 'executor'
      ? await ctx.db
          .select({ normal: ownerAlias.normal })
          .from(ownerAlias)
          .where(eq(ownerAlias.userId, id))
          .orderBy(asc(ownerAlias.normal))
      : [];
  return viewerScopeOf(
    role,
    customers,
    names.map(({ normal }) => normal),
  );
}
