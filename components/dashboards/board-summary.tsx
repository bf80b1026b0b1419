'use client';

import { useTranslations } from 'next-intl';
import { useFormat } from '@/components/shell/workspace';
import type { BoardSeries } from './board-series';
import classes from './dashboard.module.css';

/** The board in one sentence: who grew most, who shrank most. */
export function BoardSummary({ series }: { readonly series: readonly BoardSeries[] }) {
  const t = useTranslations('dashboards');
  const format = useFormat();
  const moved = series
    .filter(({ change }) => change !== null && change !== 0)
    .toSorted((a, b) => (b.change ?? 0) - (a.change ?? 0));
  const grew = moved[0]?.change && moved[0].change > 0 ? moved[0] : null;
  const last = moved.at(-1);
  const shrank = last?.change && last.change < 0 ? last : null;
  const words = (one: BoardSeries) => ({
    name: one.name,
    change: format.signed(one.change),
    size: format.number(one.size),
  });
  const sentences = [
    grew ? t('grewMost', words(grew)) : null,
    shrank ? t('shrankMost', words(shrank)) : null,
  ].filter((sentence) => sentence !== null);
  return (
    <p className={classes.summary}>
      {sentences.length > 0 ? sentences.join(t('then')) : t('nothingMoved')}
    </p>
  );
}
