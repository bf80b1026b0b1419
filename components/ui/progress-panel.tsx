'use client';

import { Button, Progress } from '@mantine/core';
import { IconPlayerStop } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useFormat } from '@/components/shell/workspace';
import classes from './progress-panel.module.css';

export type ProgressPanelProps = {
  readonly title: string;
  /** What is being done now, in words. */
  readonly step: ReactNode;
  readonly done: number;
  /** null while the amount of work is not known. */
  readonly total: number | null;
  /** ISO instant at which the work began, for the time left. */
  readonly startedAt: string | null;
  /** What stopping keeps. */
  readonly note?: ReactNode;
  readonly onStop?: () => void;
  readonly stopping?: boolean;
};

/** Long work: step, share, time left, and a way out. */
export function ProgressPanel(props: ProgressPanelProps) {
  const { title, step, done, total, startedAt, note, onStop, stopping = false } = props;
  const t = useTranslations('ui');
  const format = useFormat();
  const ratio = total && total > 0 ? Math.min(1, done / total) : null;
  const left = secondsLeft(ratio, startedAt);
  return (
    <div className={classes.panel}>
      <div className={classes.head}>
        <h3>{title}</h3>
        {onStop && (
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconPlayerStop size={13} aria-hidden="true" />}
            onClick={onStop}
            loading={stopping}
          >
            {t('progress.stop')}
          </Button>
        )}
      </div>
      <p className={classes.step} aria-live="polite">
        {step}
        {left !== null && ` ${t('progress.left', { seconds: left })}`}
      </p>
      <Progress
        value={(ratio ?? 0) * 100}
        size={6}
        aria-label={title}
        animated={ratio === null}
        striped={ratio === null}
      />
      <div className={classes.foot}>
        <span>{note}</span>
        {ratio !== null && <span>{format.share(ratio, 0)}</span>}
      </div>
    </div>
  );
}

function secondsLeft(ratio: number | null, startedAt: string | null): number | null {
  if (!ratio || ratio < 0.05 || !startedAt) return null;
  const spent = (Date.now() - Date.parse(startedAt)) / 1000;
  if (spent < 2) return null;
  return Math.max(1, Math.round((spent / ratio) * (1 - ratio)));
}
