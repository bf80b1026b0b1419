'use client';

import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { ErrorState } from '@/components/ui/error-state';
import { Page } from '@/components/ui/page';

type Failure = { readonly error: Error & { digest?: string }; readonly reset: () => void };

export default function WorkbenchError({ error, reset }: Failure) {
  const t = useTranslations('shell.failed');
  const heading = t('heading');
  return (
    <Page crumbs={[{ label: heading }]} title={heading}>
      <ErrorState
        title={t('title')}
        holds={
          <>
            {t('body')}
            {error.digest && ` ${t('reference', { reference: error.digest })}`}
          </>
        }
        action={<Button onClick={reset}>{t('retry')}</Button>}
      />
    </Page>
  );
}
