import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { NewSegment } from '@/components/rule-builder/new-segment';
import { Page } from '@/components/ui/page';
import { requirePermission } from '../../../require-permission';
import { HydrateQueries, prefetch, trpc } from '../../../trpc-server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('builder.new'))('title') };
}

type Props = { searchParams: Promise<{ template?: string }> };

export default async function NewSegmentPage({ searchParams }: Props) {
  await requirePermission('segment.draft');
  const t = await getTranslations('builder');
  const { template } = await searchParams;
  await prefetch(trpc.preview.setting.queryOptions());
  return (
    <HydrateQueries>
      <Page
        crumbs={[{ label: t('segments'), href: '/segments' }, { label: t('new.title') }]}
        title={t('new.title')}
      >
        <NewSegment start={template ?? null} />
      </Page>
    </HydrateQueries>
  );
}
