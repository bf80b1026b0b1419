'use client';

import { Button } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { rememberLocale } from '@/components/shell/remember-locale';
import { ThemeSwitch } from '@/components/shell/theme-switch';

/** Language and colours for somebody not signed in. */
export function VisitorSwitches() {
  const t = useTranslations('shell');
  const router = useRouter();
  const other = useLocale() === 'en' ? 'zh-CN' : 'en';
  const change = () => {
    rememberLocale(other);
    router.refresh();
  };
  return (
    <>
      <Button
        variant="subtle"
        color="gray"
        lang={other}
        onClick={change}
        title={t('changeLanguage')}
      >
        {t('otherLanguage')}
      </Button>
      <ThemeSwitch />
    </>
  );
}
