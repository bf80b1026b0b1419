import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/app/require-permission';
import { HydrateQueries, prefetch, trpc } from '@/app/trpc-server';
import { SegmentsPage } from '@/components/segments/list/segments-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('segments'))('title') };
}

export default async function SegmentsRoute() {
  await requirePermission('segment.read');
  await Promise.all([
    prefetch(trpc.segments.list.queryOptions({})),
    prefetch(trpc.segments.facts.queryOptions()),
    prefetch(trpc.segments.sentences.queryOptions()),
  ]);
  return (
    <HydrateQueries>
      <SegmentsPage />
    </HydrateQueries>
  );
}
