import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { MailSettings } from '@/components/mail/mail-settings';
import { OwnWorkspaceNote } from '@/components/demo/own-workspace-note';
import { SettingsTabs } from '@/components/settings/settings-tabs';
import { Page } from '@/components/ui/page';
import { requirePermission } from '../../../require-permission';
import { HydrateQueries, prefetch, trpc } from '../../../trpc-server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('mail'))('tab') };
}

export default async function MailPage() {
  await requirePermission('settings.edit');
  const t = await getTranslations('settings');
  const mail = await getTranslations('mail');
  await prefetch(trpc.mail.get.queryOptions());
  return (
    <Page
      crumbs={[{ label: t('title'), href: '/settings' }, { label: mail('tab') }]}
      title={t('title')}
      subtitle={mail('subtitle')}
      tabs={<SettingsTabs />}
    >
      <HydrateQueries>
        <OwnWorkspaceNote about="mail" />
        <MailSettings />
      </HydrateQueries>
    </Page>
  );
}
