'use client';

import { useTranslations } from 'next-intl';
import type { CSSProperties } from 'react';
import { useFormat } from '@/components/shell/workspace';
import type { FieldDetail, FieldDistribution } from '../data-types';
import { useLabel } from '../use-label';
import classes from './distribution.module.css';

type Props = {
  readonly distribution: Extract<FieldDistribution, { kind: 'values' }>;
  readonly type: FieldDetail['type'];
};

/** The values that occur most, each with its count and share, and all others as one line. */
export function CommonValues({ distribution, type }: Props) {
  const t = useTranslations('catalog.distribution');
  const yesNo = useTranslations('data.yesNo');
  const format = useFormat();
  const label = useLabel();
  const { common, others, filled, distinct } = distribution;
  if (distinct === filled && distinct > common.length)
    return <p className={classes.words}>{t('allDifferent')}</p>;
  const name = ({ value, label: named }: (typeof common)[number]) => {
    if (type === 'boolean') return yesNo(value === 'true' ? 'yes' : 'no');
    return named ? label(named) : value;
  };
  const rest =
    others === 0
      ? []
      : [{ key: 'others', name: t('others', { count: distinct - common.length }), count: others }];
  const lines = [
    ...common.map((each) => ({ key: `=${each.value}`, name: name(each), count: each.count })),
    ...rest,
  ];
  return (
    <section>
      <h3 className={classes.heading}>{t(type === 'textList' ? 'commonItems' : 'common')}</h3>
      <ol className={classes.values}>
        {lines.map((line) => (
          <li key={line.key} data-rest={line.key === 'others' || undefined}>
            <span className={classes.value} title={line.name}>
              {line.name}
            </span>
            <span
              className={classes.track}
              aria-hidden="true"
              style={{ '--width': `${(line.count / filled) * 100}%` } as CSSProperties}
            />
            <span className={classes.count}>{format.number(line.count)}</span>
            <span className={classes.share}>{format.shareOf(line.count, filled)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
