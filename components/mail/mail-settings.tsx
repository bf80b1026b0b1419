'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/components/trpc/trpc';
import { ErrorState } from '@/components/ui/error-state';
import { FormSkeleton } from '@/components/ui/skeletons';
import { MailForm } from './mail-form';
import { MailTest } from './mail-test';

/** The mail server of the workspace, and whether it works. */
export function MailSettings() {
  const t = useTranslations('ui');
  const server = useQuery(useTRPC().mail.get.queryOptions());
  if (server.error) {
    return <ErrorState error={server.error} onRetry={() => void server.refetch()} />;
  }
  if (server.data === undefined) return <FormSkeleton fields={7} label={t('loading')} />;
  return (
    <>
      <MailForm
        key={server.data?.revision ?? 0}
        server={server.data}
        onReload={() => void server.refetch()}
      />
      {server.data && <MailTest server={server.data} />}
    </>
  );
}
