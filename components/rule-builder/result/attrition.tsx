'use client';

import { useTranslations } from 'next-intl';
import { useFormat } from '@/components/shell/workspace';
import rows from '../tree/row.module.css';
import type { Previewed } from '../use-preview';
import classes from './result.module.css';

type Props = {
  readonly previewed: Previewed;
  readonly names: readonly string[];
  readonly stale: boolean;
};

/** How many are left after each condition, and how many it took away. */
export function Attrition({ previewed, names, stale }: Props) {
  const t = useTranslations('builder.result');
  const format = useFormat();
  const left = [previewed.total, ...previewed.attrition];
  return (
    <section className={`${classes.section} ${stale ? classes.stale : ''}`}>
      <div className={classes.sectionHead}>
        <h2>{t('attrition')}</h2>
        <span className={classes.small}>{t('attritionHint')}</span>
      </div>
      <ol className={classes.steps}>
        {left.map((count, index) => (
          <li key={names[index - 1] ? `${index} ${names[index - 1]}` : 'all'}>
            <span className={classes.step}>
              {index > 0 && <span className={rows.number}>{index}</span>}
              <span title={names[index - 1]}>{index === 0 ? t('all') : names[index - 1]}</span>
            </span>
            <span className={classes.bar} aria-hidden="true">
              <span
                style={{ width: `${previewed.total ? (count / previewed.total) * 100 : 0}%` }}
              />
            </span>
            <span className={classes.count}>{format.number(count)}</span>
            <span className={classes.away}>
              {index === 0 ? '' : format.signed(count - (left[index - 1] ?? 0))}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
