'use client';

import { useTranslations } from 'next-intl';
import type { HistoryPoint } from '@/components/charts/history';
import { useFormat } from '@/components/shell/workspace';
import { Figure } from '@/components/ui/figure';
import classes from './detail.module.css';
import { peopleHref } from './people-href';
import type { LoadedSegment } from './use-segment';

type Props = {
  readonly id: string;
  readonly loaded: LoadedSegment;
  readonly points: readonly HistoryPoint[];
};

/** The figure of now, with its base, its moment and its peak. */
export function MembersNow({ id, loaded, points }: Props) {
  const t = useTranslations('segments');
  const format = useFormat();
  const { listed, detail, since } = loaded;
  const { size, total, asOf, entered, left } = listed;
  const peak = points.reduce<HistoryPoint | null>(
    (best, point) => (best === null || point.size > best.size ? point : best),
    null,
  );
  const day = format.dayOfShort(since);
  return (
    <aside className={classes.now} aria-label={t('membersNow')}>
      <div className={classes.label}>{t('membersNow')}</div>
      <Figure
        value={size}
        size="big"
        href={size === null ? undefined : peopleHref(id, null)}
        label={t('membersNow')}
      />
      {size === null || asOf === null ? (
        <p className={classes.quiet}>{t('notYetRefreshed')}</p>
      ) : (
        <>
          <p className={classes.soft}>
            {t(points.at(-1)?.approximate ? 'shareApproximate' : 'shareExact', {
              share: format.shareOf(size, total),
              total: format.number(total),
            })}
          </p>
          <p className={classes.soft}>
            {t('netSince', { net: format.signed(entered - left), day })}
            {peak
              ? ` · ${t('peak', { size: format.number(peak.size), day: format.dayOf(peak.asOf) })}`
              : null}
          </p>
          <p className={classes.quiet}>{t('asOf', { moment: format.instant(asOf) })}</p>
        </>
      )}
      <dl className={classes.about}>
        <div>
          <dt>{t('columns.owner')}</dt>
          <dd>{detail.owner?.name ?? t('noOwner')}</dd>
        </div>
        <div>
          <dt>{t('key')}</dt>
          <dd className={classes.code}>{detail.key}</dd>
        </div>
        {detail.liveSince ? (
          <div>
            <dt>{t('liveSince')}</dt>
            <dd>{format.dayOf(detail.liveSince)}</dd>
          </div>
        ) : null}
      </dl>
    </aside>
  );
}
