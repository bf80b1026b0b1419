'use client';

import { Progress } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useFormat } from '@/components/shell/workspace';
import { StateTag } from '@/components/ui/state-tag';
import { Tag } from '@/components/ui/tag';
import { daysSince, standingOf, toneOf } from './segment-standing';
import classes from './segments.module.css';
import type { ListedSegment } from './segment-types';

/** Where a segment stands: word and icon, progress while it is worked on, a waiting draft. */
export function SegmentState({
  segment,
  now,
}: {
  readonly segment: ListedSegment;
  readonly now: number;
}) {
  const t = useTranslations('segments');
  const format = useFormat();
  const standing = standingOf(segment, now);
  const { work } = segment;
  const share = work?.total ? Math.min(1, work.done / work.total) : null;
  return (
    <div className={classes.state}>
      <StateTag tone={toneOf(standing)}>
        {standing === 'refreshing' && work?.kind === 'backfill'
          ? t('standing.backfilling')
          : t(`standing.${standing}`, { days: daysSince(segment.refreshedAt, now) })}
      </StateTag>
      {segment.hasDraft && segment.version !== null ? (
        <Tag title={t('draftWaits', { version: segment.version + 1 })}>v{segment.version + 1}</Tag>
      ) : null}
      {share === null ? null : (
        <span className={classes.progress}>
          <Progress value={share * 100} size={4} aria-label={t('progressOf')} />
          <span>{format.share(share, 0)}</span>
        </span>
      )}
    </div>
  );
}
