import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/app/require-permission';
import { HydrateQueries, prefetch, trpc } from '@/app/trpc-server';
import { TraitsPage } from '@/components/traits/traits-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('traits'))('title') };
}

export default async function TraitsRoute() {
  await requirePermission('trait.read');
  await prefetch(trpc.traits.list.queryOptions({ archived: true }));
  return (
    <HydrateQueries>
      <TraitsPage />
    </HydrateQueries>
  );
}
