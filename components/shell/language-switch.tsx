'use client';

import { UnstyledButton } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useTRPC } from '@/components/trpc/trpc';
import classes from './top-bar.module.css';

/** Names the other language in that language, and changes to it; kept for the person or the browser. */
export function LanguageSwitch() {
  const t = useTranslations('shell');
  const router = useRouter();
  const trpc = useTRPC();
  const other = useLocale() === 'en' ? 'zh-CN' : 'en';
  const { mutate, isPending } = useMutation(
    trpc.session.setLanguage.mutationOptions({ onSuccess: () => router.refresh() }),
  );
  return (
    <UnstyledButton
      className={classes.language}
      lang={other}
      disabled={isPending}
      onClick={() => mutate({ language: other })}
      title={t('changeLanguage')}
    >
      {t('otherLanguage')}
    </UnstyledButton>
  );
}
