import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/app/require-permission';
import { HydrateQueries, prefetch, trpc } from '@/app/trpc-server';
import { NewTraitPage } from '@/components/traits/new-trait-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('traits'))('newTitle') };
}

export default async function NewTraitRoute() {
  await requirePermission('trait.edit');
  await prefetch(trpc.preview.setting.queryOptions());
  return (
    <HydrateQueries>
      <NewTraitPage />
    </HydrateQueries>
  );
}
