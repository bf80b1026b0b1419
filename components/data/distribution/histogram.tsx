'use client';

import { useTranslations } from 'next-intl';
import { useFormat } from '@/components/shell/workspace';
import type { FieldDistribution } from '../data-types';
import { Bars } from './bars';
import classes from './distribution.module.css';

type Bins = Extract<FieldDistribution, { kind: 'number' }>['bins'];

/** How many rows lie in each stretch of a number; everything far off stands in one bar at its end. */
export function Histogram({ bins, isMoney }: { bins: Bins; isMoney: boolean }) {
  const t = useTranslations('catalog.distribution');
  const format = useFormat();
  const write = isMoney ? format.money : format.number;
  const name = ({ from, to }: Bins[number]) => {
    if (from === null) return t('below', { to: write(to) });
    return to === null
      ? t('from', { from: write(from) })
      : t('between', { from: write(from), to: write(to) });
  };
  const bars = bins.map((bin) => ({
    ...{ key: `${bin.from} ${bin.to}`, name: name(bin), count: bin.count },
    text: t('rows', { count: bin.count, rows: format.number(bin.count) }),
    isTail: bin.from === null || bin.to === null,
  }));
  const [first, last] = [bins[0], bins.at(-1)];
  if (!first || !last) return null;
  return (
    <section>
      <h3 className={classes.heading}>{t('histogram')}</h3>
      <Bars bars={bars} label={t('histogram')} ends={[name(first), name(last)]} />
    </section>
  );
}
