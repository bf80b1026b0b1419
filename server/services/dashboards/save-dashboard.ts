import { and, eq, sql } from 'drizzle-orm';
import * as z from 'zod';
import { dashboard } from '@/db/schema/index';
import { DashboardLayout } from '@/server/domain/dashboard/dashboard-layout';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { Context } from '../context';
import { segmentsDashboard } from './get-dashboard';

export const SaveDashboardInput = z.strictObject({
  layout: DashboardLayout,
  /** The revision the change started from; null when none was saved then. */
  revision: z.number().int().positive().nullable(),
});
export type SaveDashboardInput = z.infer<typeof SaveDashboardInput>;

/** Keeps what the dashboard shows to everybody. Refuses CONFLICT when somebody saved in between. */
export async function saveDashboard(
  ctx: Context,
  input: SaveDashboardInput,
): Promise<{ revision: number }> {
  const { layout, revision } = SaveDashboardInput.parse(input);
  const updatedBy = ctx.actor.kind === 'person' ? ctx.actor.id : ctx.actor.name;
  const [saved] =
    revision === null
      ? await ctx.db
          .insert(dashboard)
          .values({ key: segmentsDashboard, nameEn: 'Segments', nameZh: '分群', layout, updatedBy })
          .onConflictDoNothing()
          .returning({ revision: dashboard.revision })
      : await ctx.db
          .update(dashboard)
          .set({
            layout,
            updatedBy,
            revision: sql`${dashboard.revision} + 1`,
            updatedAt: sql`now()`,
          })
          .where(and(eq(dashboard.key, segmentsDashboard), eq(dashboard.revision, revision)))
          .returning({ revision: dashboard.revision });
  if (!saved) throw new StratumError(problem('CONFLICT', [], { revision: revision ?? 0 }));
  return saved;
}
