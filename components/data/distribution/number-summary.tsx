'use client';

import { useTranslations } from 'next-intl';
import { useFormat } from '@/components/shell/workspace';
import type { FieldDistribution } from '../data-types';
import classes from './distribution.module.css';

type Props = {
  readonly distribution: Extract<FieldDistribution, { kind: 'number' }>;
  readonly isMoney: boolean;
};

const steps = ['min', 'quarter', 'median', 'threeQuarters', 'max'] as const;

/** Smallest, quartiles and largest as they are stored, and how many are exactly zero. */
export function NumberSummary({ distribution, isMoney }: Props) {
  const t = useTranslations('catalog.distribution');
  const format = useFormat();
  const { summary, zeros, filled } = distribution;
  const write = isMoney ? format.money : format.number;
  if (!summary) return null;
  return (
    <section>
      <h3 className={classes.heading}>{t('summary')}</h3>
      <dl className={classes.list}>
        {steps.map((step) => (
          <div key={step}>
            <dt>{t(step)}</dt>
            <dd>{write(summary[step])}</dd>
          </div>
        ))}
        <div>
          <dt>{t('zeros')}</dt>
          <dd>
            {format.number(zeros)}
            <span className={classes.share}>{format.shareOf(zeros, filled)}</span>
          </dd>
        </div>
      </dl>
    </section>
  );
}
