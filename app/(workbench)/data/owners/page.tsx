import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/app/require-permission';
import { HydrateQueries, prefetch, trpc } from '@/app/trpc-server';
import { OwnersPage } from '@/components/owners/owners-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('owners'))('title') };
}

export default async function OwnersRoute() {
  await requirePermission('catalog.edit');
  await prefetch(trpc.owners.list.queryOptions());
  return (
    <HydrateQueries>
      <OwnersPage />
    </HydrateQueries>
  );
}
