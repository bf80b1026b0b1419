'use client';

import { Button } from '@mantine/core';
import { IconCircleX, IconDownload, IconPlayerStop } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { ImportWork } from '../data-types';
import classes from './import.module.css';

type WorkFailureProps = {
  readonly work: ImportWork;
  readonly title: string;
  readonly action?: ReactNode;
};

/** A check or an import that ended without a result: why, what still holds, what to do. */
export function WorkFailure({ work, title, action }: WorkFailureProps) {
  const t = useTranslations('data.import');
  const stopped = work.state === 'cancelled';
  return (
    <section role="alert">
      <h2 className={classes.failure} data-stopped={stopped || undefined}>
        {stopped ? (
          <IconPlayerStop size={15} aria-hidden="true" />
        ) : (
          <IconCircleX size={15} aria-hidden="true" />
        )}
        {stopped ? t('stopped') : title}
      </h2>
      {!stopped && work.problem && (
        <p>
          {work.problem.message} {work.problem.hint}
        </p>
      )}
      <p className={classes.quiet}>{t('holds')}</p>
      {(action || work.badRowsOf) && (
        <div className={classes.go}>
          {action}
          {work.badRowsOf && (
            <Button
              component="a"
              variant="default"
              href={`/api/import/${work.badRowsOf}/bad-rows`}
              leftSection={<IconDownload size={14} aria-hidden="true" />}
            >
              {t('done.download')}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
