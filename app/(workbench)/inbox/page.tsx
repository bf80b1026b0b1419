import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { InboxList } from '@/components/inbox/inbox-list';
import { ExportMenu } from '@/components/ui/export-menu';
import { Page } from '@/components/ui/page';
import { requirePermission } from '../../require-permission';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('inbox'))('title') };
}

export default async function InboxPage() {
  await requirePermission('inbox.read');
  const t = await getTranslations('inbox');
  return (
    <Page crumbs={[{ label: t('title') }]} title={t('title')} actions={<ExportMenu list="inbox" />}>
      <InboxList />
    </Page>
  );
}
