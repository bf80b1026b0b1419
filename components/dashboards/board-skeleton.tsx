'use client';

import { Skeleton } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { PlotSkeleton } from '@/components/charts/plot-skeleton';
import classes from './dashboard.module.css';

/** The shape of the board: a sentence, cards, a chart. */
export function BoardSkeleton() {
  const t = useTranslations('ui');
  return (
    <div role="status" aria-label={t('loading')}>
      <Skeleton height={18} width="44%" mt={6} mb={18} radius="xs" />
      <div className={classes.cards}>
        {['a', 'b', 'c', 'd'].map((card) => (
          <div key={card} className={classes.card}>
            <Skeleton height={12} width="50%" radius="xs" />
            <Skeleton height={34} width="40%" mt={10} radius="xs" />
            <Skeleton height={10} width="70%" mt={10} radius="xs" />
          </div>
        ))}
      </div>
      <div className={classes.part}>
        <PlotSkeleton height={300} />
      </div>
    </div>
  );
}
