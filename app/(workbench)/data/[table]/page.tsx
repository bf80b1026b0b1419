import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/app/require-permission';
import { HydrateQueries, prefetch, trpc } from '@/app/trpc-server';
import { TablePage } from '@/components/data/table-page';

type Props = { params: Promise<{ table: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('data'))('title') };
}

export default async function TableRoute({ params }: Props) {
  await requirePermission('catalog.read');
  const table = decodeURIComponent((await params).table);
  await prefetch(trpc.catalog.table.queryOptions({ table }));
  return (
    <HydrateQueries>
      <TablePage table={table} />
    </HydrateQueries>
  );
}
