import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/app/require-permission';
import { HydrateQueries, prefetch, trpc } from '@/app/trpc-server';
import { TraitPage } from '@/components/traits/trait-page';

type Props = { params: Promise<{ key: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('traits'))('title') };
}

export default async function TraitRoute({ params }: Props) {
  await requirePermission('trait.read');
  const key = decodeURIComponent((await params).key);
  await Promise.all([
    prefetch(trpc.traits.get.queryOptions({ key })),
    prefetch(trpc.preview.setting.queryOptions()),
  ]);
  return (
    <HydrateQueries>
      <TraitPage traitKey={key} />
    </HydrateQueries>
  );
}
