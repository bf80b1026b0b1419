'use client';

import { UnstyledButton } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useTRPC } from '@/components/trpc/trpc';
import { rememberLocale } from './remember-locale';
import classes from './top-bar.module.css';

/** Names the other language in that language, and changes to it. */
export function LanguageSwitch() {
  const t = useTranslations('shell');
  const router = useRouter();
  const trpc = useTRPC();
  const other = useLocale() === 'en' ? 'zh-CN' : 'en';
  const { mutate, isPending } = useMutation(
    trpc.session.setLanguage.mutationOptions({ onSuccess: () => router.refresh() }),
  );
  const change = () => {
    rememberLocale(other);
    mutate({ language: other });
  };
  return (
    <UnstyledButton
      className={classes.language}
      lang={other}
      disabled={isPending}
      onClick={change}
      title={t('changeLanguage')}
    >
      {t('otherLanguage')}
    </UnstyledButton>
  );
}
