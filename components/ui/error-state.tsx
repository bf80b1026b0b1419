'use client';

import { Button } from '@mantine/core';
import { IconCircleX, IconRefresh } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { problemsOf, referenceOf } from '@/components/trpc/problems';
import classes from './message.module.css';

export type ErrorStateProps = {
  readonly error?: unknown;
  /** What happened, when the error itself does not say it. */
  readonly title?: ReactNode;
  /** What still holds. */
  readonly holds?: ReactNode;
  readonly onRetry?: () => void;
  readonly action?: ReactNode;
};

/** What happened, what still holds, what to do. */
export function ErrorState({ error, title, holds, onRetry, action }: ErrorStateProps) {
  const t = useTranslations('ui');
  const problems = problemsOf(error);
  const reference = referenceOf(error);
  const [first, ...others] = problems;
  return (
    <div className={classes.message} role="alert">
      <p className={classes.bad}>
        <IconCircleX size={15} stroke={2} aria-hidden="true" />
        {title ?? first?.message ?? t('error.unreachable')}
      </p>
      <div className={classes.words}>
        {title && first && <p>{first.message}</p>}
        {first?.hint && <p>{first.hint}</p>}
        {others.map(({ path, message }) => (
          <p key={`${path.join('.')} ${message}`}>{message}</p>
        ))}
        {!first && <p>{t('error.tryLater')}</p>}
        {holds && <p>{holds}</p>}
        {reference && <p className={classes.reference}>{t('error.reference', { reference })}</p>}
      </div>
      {(onRetry || action) && (
        <div className={classes.actions}>
          {onRetry && (
            <Button
              variant="default"
              leftSection={<IconRefresh size={14} aria-hidden="true" />}
              onClick={onRetry}
            >
              {t('error.retry')}
            </Button>
          )}
          {action}
        </div>
      )}
    </div>
  );
}
