'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { peopleHref } from '@/components/segments/detail/people-href';
import { useFormat } from '@/components/shell/workspace';
import { Figure } from '@/components/ui/figure';
import type { BoardSeries } from './board-series';
import classes from './dashboard.module.css';

/** Each chosen segment now: members, share, change over the stretch, entries and exits. */
export function BoardCards({ series }: { readonly series: readonly BoardSeries[] }) {
  const t = useTranslations('dashboards');
  const format = useFormat();
  return (
    <ul className={classes.cards}>
      {series.map((one) => (
        <li key={one.key} className={classes.card}>
          <h2 className={classes.cardName}>
            <span className={classes.swatch} style={{ background: one.color }} aria-hidden />
            <Link href={`/segments/${one.id}`} title={one.name}>
              {one.name}
            </Link>
          </h2>
          <div className={classes.cardFigures}>
            <Figure
              value={one.size}
              size="big"
              href={one.asOf ? peopleHref(one.id, one.asOf) : undefined}
              label={one.name}
            />
            <span className={classes.cardChange}>
              <b>{format.signed(one.change)}</b> {t('inStretch')}
            </span>
          </div>
          <div className={classes.cardFoot}>
            <span>
              {t('ofBase', {
                share: format.shareOf(one.size, one.total),
                total: format.number(one.total),
              })}
            </span>
            <span>{one.asOf ? format.dayOf(one.asOf) : t('notYet')}</span>
          </div>
        </li>
      ))}
    </ul>
  );
}
