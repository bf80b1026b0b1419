import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AccountSettings } from '@/components/settings/account-settings';
import { SettingsTabs } from '@/components/settings/settings-tabs';
import { Page } from '@/components/ui/page';
import { requirePermission } from '../../../require-permission';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.tabs'))('account') };
}

export default async function AccountPage() {
  await requirePermission('session.read');
  const t = await getTranslations('settings');
  return (
    <Page
      crumbs={[{ label: t('title'), href: '/settings' }, { label: t('tabs.account') }]}
      title={t('title')}
      subtitle={t('account.subtitle')}
      tabs={<SettingsTabs />}
    >
      <AccountSettings />
    </Page>
  );
}
