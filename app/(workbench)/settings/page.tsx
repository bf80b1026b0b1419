import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { SettingsTabs } from '@/components/settings/settings-tabs';
import { WorkspaceSettings } from '@/components/settings/workspace-settings';
import { Page } from '@/components/ui/page';
import { requirePermission } from '../../require-permission';
import { HydrateQueries, prefetch, trpc } from '../../trpc-server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('title') };
}

export default async function SettingsPage() {
  await requirePermission('settings.read');
  const t = await getTranslations('settings');
  await Promise.all([
    prefetch(trpc.settings.get.queryOptions()),
    prefetch(trpc.settings.zones.queryOptions()),
  ]);
  return (
    <Page
      crumbs={[{ label: t('title') }]}
      title={t('title')}
      subtitle={t('workspace.subtitle')}
      tabs={<SettingsTabs />}
    >
      <HydrateQueries>
        <WorkspaceSettings />
      </HydrateQueries>
    </Page>
  );
}
