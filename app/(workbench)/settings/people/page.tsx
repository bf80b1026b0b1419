import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PeopleList } from '@/components/people/people-list';
import { OwnWorkspaceNote } from '@/components/demo/own-workspace-note';
import { SettingsTabs } from '@/components/settings/settings-tabs';
import { Page } from '@/components/ui/page';
import { requirePermission } from '../../../require-permission';
import { HydrateQueries, prefetch, trpc } from '../../../trpc-server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.tabs'))('people') };
}

export default async function PeoplePage() {
  await requirePermission('account.manage');
  const t = await getTranslations('settings');
  await prefetch(trpc.people.list.queryOptions());
  return (
    <Page
      crumbs={[{ label: t('title'), href: '/settings' }, { label: t('tabs.people') }]}
      title={t('title')}
      tabs={<SettingsTabs />}
    >
      <HydrateQueries>
        <OwnWorkspaceNote about="people" />
        <PeopleList />
      </HydrateQueries>
    </Page>
  );
}
