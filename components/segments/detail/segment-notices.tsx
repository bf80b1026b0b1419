'use client';

import { IconAlertTriangle, IconArchive, IconCircleX } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { daysSince, type Standing, standingOf, toneOf } from '../segment-standing';
import classes from './detail.module.css';
import type { LoadedSegment } from './use-segment';
import { WorkProgress } from './work-progress';

const told: readonly Standing[] = [
  'broken',
  'failed',
  'waitingForData',
  'held',
  'blocked',
  'archived',
  'stale',
];

/** What the reader must know before trusting the numbers: work under way, and what went wrong. */
export function SegmentNotices(loaded: LoadedSegment) {
  const t = useTranslations('segments.notice');
  const { listed, sentence } = loaded;
  const now = Date.now();
  const standing = standingOf(listed, now);
  return (
    <div className={classes.notices}>
      <WorkProgress loaded={loaded} />
      {told.includes(standing) ? (
        <div className={classes.notice} data-tone={toneOf(standing)} role="status">
          <Icon standing={standing} />
          <div>
            {t(standing, { days: daysSince(listed.refreshedAt, now) })}{' '}
            {standing === 'broken' || standing === 'blocked'
              ? sentence?.problems.map(({ path, message }) => (
                  <span key={`${path.join('.')} ${message}`}>{message} </span>
                ))
              : null}
            {standing === 'broken' ? t('fix') : null}
          </div>
        </div>
      ) : null}
    </div>
  );
}

function Icon({ standing }: { readonly standing: Standing }) {
  if (standing === 'archived') return <IconArchive size={15} aria-hidden />;
  if (toneOf(standing) === 'bad') return <IconCircleX size={15} aria-hidden />;
  return <IconAlertTriangle size={15} aria-hidden />;
}
