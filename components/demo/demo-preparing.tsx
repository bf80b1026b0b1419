'use client';

import { Button, Progress } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { useCan, useFormat, useWorkspace } from '@/components/shell/workspace';
import { useTRPC } from '@/components/trpc/trpc';
import { useToasts } from '@/components/ui/toast';
import classes from './demo.module.css';
import { useChooseWorkspace } from './use-choose-workspace';

const pollMilliseconds = 700;

/** In place of every page while the demo is being made: what is done now, how far it is, and the way out. */
export function DemoPreparing() {
  const t = useTranslations('demo');
  const trpc = useTRPC();
  const { ownIsEmpty } = useWorkspace();
  const { choose, isPending } = useChooseWorkspace();
  const { data } = useQuery(
    trpc.session.demo.queryOptions(undefined, { refetchInterval: pollMilliseconds, staleTime: 0 }),
  );
  const state = data?.state ?? null;
  const gone = data !== undefined && state === null;
  const ready = state?.stage === 'ready';
  useEffect(() => {
    if (ready || gone) window.location.assign('/');
  }, [ready, gone]);
  const failed = state?.stage === 'failed';
  return (
    <main className={classes.preparing} id="content">
      <h1 className={classes.title}>{t(failed ? 'preparing.failedTitle' : 'preparing.title')}</h1>
      {failed ? (
        <p className={classes.body}>{t('preparing.failed')}</p>
      ) : (
        <>
          <PreparingBar />
          <p className={classes.body}>{t('preparing.body')}</p>
        </>
      )}
      <div className={classes.actions}>
        {failed && <TryAgain />}
        <Button variant="default" loading={isPending} onClick={() => choose('own')}>
          {t(ownIsEmpty ? 'start' : 'back')}
        </Button>
      </div>
    </main>
  );
}

function PreparingBar() {
  const t = useTranslations('demo.preparing');
  const format = useFormat();
  const trpc = useTRPC();
  const { data } = useQuery(trpc.session.demo.queryOptions());
  const { step = null, subject = '', percent = 0 } = data?.state ?? {};
  const words =
    step === null
      ? t('waiting')
      : t(`steps.${step}`, {
          subject: t.has(`subjects.${subject}`) ? t(`subjects.${subject}`) : '',
        });
  return (
    <div className={classes.progress}>
      <Progress value={percent} size={6} aria-label={t('title')} animated={step === null} />
      <div className={classes.foot}>
        <span aria-live="polite">{words}</span>
        <span>{format.share(percent / 100, 0)}</span>
      </div>
    </div>
  );
}

function TryAgain() {
  const t = useTranslations('demo.preparing');
  const trpc = useTRPC();
  const toasts = useToasts();
  const allowed = useCan('settings.edit');
  const { mutate, isPending } = useMutation(
    trpc.session.restartDemo.mutationOptions({ onError: toasts.failed }),
  );
  if (!allowed) return null;
  return (
    <Button loading={isPending} onClick={() => mutate()}>
      {t('again')}
    </Button>
  );
}
