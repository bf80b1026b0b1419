import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/app/require-permission';
import { HydrateQueries, prefetch, trpc } from '@/app/trpc-server';
import { SegmentsDashboard } from '@/components/dashboards/segments-dashboard';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('dashboards'))('title') };
}

export default async function DashboardsPage() {
  await requirePermission('dashboard.read');
  await prefetch(trpc.dashboards.get.queryOptions());
  return (
    <HydrateQueries>
      <SegmentsDashboard />
    </HydrateQueries>
  );
}
