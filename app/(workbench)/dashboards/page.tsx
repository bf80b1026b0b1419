import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/app/require-permission';
import { HydrateQueries, prefetch, trpc, trpcCaller } from '@/app/trpc-server';
import { SegmentsDashboard } from '@/components/dashboards/segments-dashboard';
import { stretchOf } from '@/components/dashboards/stretch';

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('dashboards'))('title') };
}

export default async function DashboardsPage({ searchParams }: Props) {
  await requirePermission('dashboard.read');
  const asked = await searchParams;
  await Promise.all([
    prefetch(trpc.dashboards.get.queryOptions()),
    Object.keys(asked).length === 0 ? prefetchSavedLayout() : null,
  ]);
  return (
    <HydrateQueries>
      <SegmentsDashboard />
    </HydrateQueries>
  );
}

/** The sizes of the saved layout come with the page; those of a chosen one are asked for by it. */
async function prefetchSavedLayout(): Promise<void> {
  const caller = await trpcCaller();
  const [{ layout }, { calendar, dataAsOf }] = await Promise.all([
    caller.dashboards.get(),
    caller.session.workspace(),
  ]);
  const { segments: keys, period } = layout;
  if (keys.length === 0 || dataAsOf === null) return;
  const none = { period: null, from: null, to: null };
  const stretch = stretchOf(none, period, dataAsOf, calendar.timeZone);
  await prefetch(trpc.dashboards.sizes.queryOptions({ keys, ...stretch }));
}
