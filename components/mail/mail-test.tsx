'use client';

import { Button } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useFormat, useWorkspace } from '@/components/shell/workspace';
import { useTRPC } from '@/components/trpc/trpc';
import { Section } from '@/components/ui/section';
import { StateTag } from '@/components/ui/state-tag';
import { useToasts } from '@/components/ui/toast';
import classes from './mail.module.css';
import type { MailServerData } from './mail-values';

/** Tries the server by a mail to oneself and tells, for everyone, what it answered last. */
export function MailTest({ server }: { readonly server: MailServerData }) {
  const t = useTranslations('mail');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toasts = useToasts();
  const { viewer } = useWorkspace();
  const { mutate, isPending } = useMutation(
    trpc.mail.test.mutationOptions({
      onSuccess: (tested) => {
        queries.setQueryData(trpc.mail.get.queryKey(), tested);
        if (tested.testError === null) toasts.done(t('sent'));
      },
      onError: toasts.failed,
    }),
  );
  return (
    <Section title={t('tested.title')} subtitle={t('testAs', { email: viewer.email })} divided>
      <div className={classes.test}>
        <div aria-live="polite">
          <Answer server={server} />
        </div>
        <Button
          variant="default"
          leftSection={<IconMail size={14} aria-hidden="true" />}
          loading={isPending}
          onClick={() => mutate()}
        >
          {t('test')}
        </Button>
      </div>
    </Section>
  );
}

function Answer({ server: { testedAt, testError } }: { readonly server: MailServerData }) {
  const t = useTranslations('mail.tested');
  const format = useFormat();
  if (testedAt === null) return <p className={classes.quiet}>{t('never')}</p>;
  const moment = format.instant(testedAt);
  if (testError === null) return <StateTag tone="ok">{t('ok', { moment })}</StateTag>;
  return (
    <div className={classes.failed}>
      <StateTag tone="bad">{t('failed', { moment })}</StateTag>
      <p>{testError.message}</p>
      <p className={classes.quiet}>{testError.hint}</p>
    </div>
  );
}
