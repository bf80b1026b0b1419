import { demoSegments } from '@/server/domain/demo/demo-segments';
import { demoTraits } from '@/server/domain/demo/demo-traits';
import { recentMonths } from '@/server/domain/segment/recent-months';
import { backfillSegments } from '../backfill/backfill-segments';
import type { Context } from '../context';
import { saveDashboard } from '../dashboards/save-dashboard';
import { refreshSegments } from '../refresh/refresh-segments';
import { applySegments } from '../segments/apply-segments';
import { createSegment } from '../segments/create-segment';
import { readMeaning } from '../segments/read-meaning';
import { createTrait } from '../traits/create-trait';

/** Two more than are shown, so that no chart begins with everybody entering at once. */
const monthsOfPast = 26;

/** The traits and the eight segments of the demo, published, and shown by its dashboard. */
export async function publishStorySegments(ctx: Context): Promise<void> {
  for (const trait of demoTraits) await createTrait(ctx, trait);
  for (const { key, name, description } of demoSegments)
    await createSegment(ctx, { key, name, description });
  await applySegments(ctx, {
    segments: demoSegments.map(({ key, name, rule }) => ({ key, name, rule })),
  });
  const segments = demoSegments.map(({ key }) => key);
  await saveDashboard(ctx, { layout: { segments, period: '24m' }, revision: null });
}

/** Their members of the last two years, month by month, and then of now. */
export async function computeStorySegments(
  ctx: Context,
  onShare: (share: number) => Promise<void>,
): Promise<void> {
  const { asOf, calendar } = await ctx.db.transaction((tx) => readMeaning(tx));
  const past = recentMonths(asOf, monthsOfPast, calendar);
  await backfillSegments(ctx, { ...past, every: 'month' }, ({ done, total }) =>
    onShare(done / total),
  );
  await onShare(1);
  await refreshSegments(ctx, { trigger: 'publish' });
}
