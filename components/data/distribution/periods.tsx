'use client';

import { useTranslations } from 'next-intl';
import { useFormat } from '@/components/shell/workspace';
import type { FieldDistribution } from '../data-types';
import { Bars } from './bars';
import classes from './distribution.module.css';

type Props = { readonly distribution: Extract<FieldDistribution, { kind: 'time' }> };

/** How many rows fall into each month or year, with the first and the last day. */
export function Periods({ distribution }: Props) {
  const t = useTranslations('catalog.distribution');
  const format = useFormat();
  const { periods, step, first, last, before } = distribution;
  const name = (start: string) => (step === 'month' ? format.month(start) : start.slice(0, 4));
  const bars = periods.map(({ start, count }) => ({
    ...{ key: start, name: name(start), count },
    text: t('rows', { count, rows: format.number(count) }),
  }));
  const [oldest, newest] = [periods[0], periods.at(-1)];
  if (!oldest || !newest) return null;
  const heading = t(step === 'month' ? 'months' : 'years');
  return (
    <>
      <section>
        <h3 className={classes.heading}>{heading}</h3>
        <Bars bars={bars} label={heading} ends={[name(oldest.start), name(newest.start)]} />
        {before > 0 && (
          <p className={classes.words}>
            {t('before', { count: before, rows: format.number(before), start: name(oldest.start) })}
          </p>
        )}
      </section>
      <dl className={classes.list}>
        <div>
          <dt>{t('first')}</dt>
          <dd>{format.date(first)}</dd>
        </div>
        <div>
          <dt>{t('last')}</dt>
          <dd>{format.date(last)}</dd>
        </div>
      </dl>
    </>
  );
}
