import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/app/require-permission';
import { HydrateQueries, prefetch, trpc } from '@/app/trpc-server';
import { TablesPage } from '@/components/data/tables-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('data'))('title') };
}

export default async function DataRoute() {
  await requirePermission('catalog.read');
  await prefetch(trpc.catalog.tables.queryOptions());
  return (
    <HydrateQueries>
      <TablesPage />
    </HydrateQueries>
  );
}
