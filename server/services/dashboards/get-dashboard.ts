import { eq } from 'drizzle-orm';
import { dashboard } from '@/db/schema/index';
import { DashboardLayout } from '@/server/domain/dashboard/dashboard-layout';
import type { Context } from '../context';
import { dashboardSegments, type DashboardSegment } from './dashboard-segments';

/** The one dashboard there is so far. */
export const segmentsDashboard = 'segments';

export type Dashboard = {
  readonly layout: DashboardLayout;
  /** Null until somebody has saved a layout. */
  readonly revision: number | null;
  readonly updatedAt: string | null;
  /** What can be shown, largest first. */
  readonly choices: readonly DashboardSegment[];
};

const fewAtFirst = 5;

/**
 * The dashboard of segment sizes. Before a layout is saved it shows the largest
 * segments over 24 months; segments put away since are left out of a saved one.
 */
export async function getDashboard(ctx: Context): Promise<Dashboard> {
  const choices = await dashboardSegments(ctx.db);
  const [row] = await ctx.db.select().from(dashboard).where(eq(dashboard.key, segmentsDashboard));
  const saved = DashboardLayout.safeParse(row?.layout);
  const known = new Set(choices.map(({ key }) => key));
  const layout: DashboardLayout = saved.success
    ? { ...saved.data, segments: saved.data.segments.filter((key) => known.has(key)) }
    : { segments: choices.slice(0, fewAtFirst).map(({ key }) => key), period: '24m' };
  return { layout, revision: row?.revision ?? null, updatedAt: row?.updatedAt ?? null, choices };
}
