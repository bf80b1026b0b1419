'use client';

import { useTranslations } from 'next-intl';
import { useFormat } from '@/components/shell/workspace';
import { DistributionBars, useBars } from './distribution-bars';
import type { Distributed, Distribution } from './trait-types';
import classes from './traits.module.css';
import { useTraitWords } from './use-trait-words';

type Props = { readonly found: Distributed; readonly unit: string };

/** How a trait's values lie over all customers: how many have one, its figures, its bars. */
export function DistributionFigure({ found, unit }: Props) {
  const t = useTranslations('traits.distribution');
  const format = useFormat();
  const { total, missing, distribution } = found;
  const counts = (
    <p className={classes.counts}>
      <b>{format.number(total - missing)}</b>{' '}
      {t('withValue', {
        total: format.number(total),
        share: format.shareOf(total - missing, total),
      })}
      {missing > 0 && (
        <span className={classes.quiet}>{t('missing', { n: format.number(missing) })}</span>
      )}
    </p>
  );
  if (!distribution)
    return (
      <>
        {counts}
        <p className={classes.quiet}>{t('nobody')}</p>
      </>
    );
  return (
    <>
      {counts}
      {distribution.kind === 'choices' ? (
        <ChoiceBars distribution={distribution} total={total - missing} />
      ) : (
        <Histogram distribution={distribution} unit={unit} />
      )}
      {distribution.kind === 'numbers' && <Figures distribution={distribution} unit={unit} />}
    </>
  );
}

function Histogram({
  distribution,
  unit,
}: {
  readonly distribution: Exclude<Distribution, { kind: 'choices' }>;
  readonly unit: string;
}) {
  const t = useTranslations('traits.distribution');
  const words = useTraitWords();
  const bars = useBars(distribution, unit);
  const ends =
    distribution.kind === 'numbers'
      ? endsOf(distribution).map((value) => words.figure(value, unit, true))
      : [bars[0]?.name ?? '', bars.at(-1)?.name ?? ''];
  const isOpen =
    distribution.kind === 'numbers' && (distribution.openStart || distribution.openEnd);
  return (
    <figure className={classes.histogram}>
      <DistributionBars {...{ distribution, unit }} label={t('label')} width={400} height={120} />
      <figcaption className={classes.ends}>
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </figcaption>
      {isOpen && <p className={classes.quiet}>{t('open')}</p>}
    </figure>
  );
}

function endsOf({ bins, single }: Extract<Distribution, { kind: 'numbers' }>): number[] {
  const last = bins.at(-1);
  return [bins[0]?.from ?? 0, (single ? last?.from : last?.to) ?? 0];
}

function Figures({
  distribution,
  unit,
}: {
  readonly distribution: Extract<Distribution, { kind: 'numbers' }>;
  readonly unit: string;
}) {
  const t = useTranslations('traits.distribution');
  const words = useTraitWords();
  const { min, quartiles, max, mean } = distribution;
  const rows = [
    ['min', min],
    ['lower', quartiles[0]],
    ['median', quartiles[1]],
    ['upper', quartiles[2]],
    ['max', max],
    ['mean', mean],
  ] as const;
  return (
    <dl className={classes.figures}>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{t(name)}</dt>
          <dd>{words.figure(value, unit)}</dd>
        </div>
      ))}
    </dl>
  );
}

function ChoiceBars({
  distribution,
  total,
}: {
  readonly distribution: Extract<Distribution, { kind: 'choices' }>;
  readonly total: number;
}) {
  const format = useFormat();
  const bars = useBars(distribution, '');
  const most = Math.max(1, ...bars.map(({ count }) => count));
  return (
    <ul className={classes.choices}>
      {bars.map(({ key, name, count }) => (
        <li key={key}>
          <span>{name}</span>
          <span className={classes.track}>
            <span style={{ width: `${(count / most) * 100}%` }} />
          </span>
          <span className={classes.number}>{format.number(count)}</span>
          <span className={classes.quiet}>{format.shareOf(count, total)}</span>
        </li>
      ))}
    </ul>
  );
}
