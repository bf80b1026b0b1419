'use client';

import { useTranslations } from 'next-intl';
import { useCan } from '@/components/shell/workspace';
import { LinkTabs } from '@/components/ui/link-tabs';

export function SettingsTabs() {
  const t = useTranslations('settings.tabs');
  const mail = useTranslations('mail');
  const editsSettings = useCan('settings.edit');
  const managesPeople = useCan('account.manage');
  const tabs = [
    { href: '/settings', label: t('workspace') },
    ...(managesPeople ? [{ href: '/settings/people', label: t('people') }] : []),
    ...(editsSettings ? [{ href: '/settings/mail', label: mail('tab') }] : []),
    { href: '/settings/account', label: t('account') },
  ];
  return <LinkTabs tabs={tabs} label={t('label')} />;
}
