'use client';

import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { AuthCard } from '@/components/auth/auth-card';

type Failure = { readonly error: Error & { digest?: string }; readonly reset: () => void };

export default function RootError({ error, reset }: Failure) {
  const t = useTranslations('shell.failed');
  return (
    <AuthCard title={t('title')} subtitle={t('body')}>
      {error.digest && <p>{t('reference', { reference: error.digest })}</p>}
      <Button onClick={reset}>{t('retry')}</Button>
    </AuthCard>
  );
}
