'use client';

import { useTranslations } from 'next-intl';
import { useLabel } from '@/components/data/use-label';
import { useFormat } from '@/components/shell/workspace';
import type { Distribution } from './trait-types';
import classes from './traits.module.css';
import { useTraitWords } from './use-trait-words';

type Bar = { readonly key: string; readonly name: string; readonly count: number };

/** The bars of a distribution with what each stands for. */
export function useBars(distribution: Distribution, unit: string): readonly Bar[] {
  const t = useTranslations('traits.distribution');
  const words = useTraitWords();
  const label = useLabel();
  switch (distribution.kind) {
    case 'numbers': {
      const { bins, single, openStart, openEnd } = distribution;
      const say = (value: number) => words.figure(value, unit, true);
      return bins.map(({ from, to, count }, index) => {
        const isFirst = index === 0 && openStart;
        const isLast = index === bins.length - 1 && openEnd;
        const name = isFirst
          ? t('below', { to: say(to) })
          : isLast
            ? t('from', { from: say(from) })
            : single
              ? say(from)
              : t('between', { from: say(from), to: say(to) });
        return { key: String(from), name, count };
      });
    }
    case 'times':
      return distribution.bins.map(({ from, count }) => ({
        ...{ key: from, name: words.month(from), count },
      }));
    case 'choices': {
      const { choices, other } = distribution;
      const shown = choices.map(({ id, label: name, count }) => ({
        ...{ key: id, name: label(name) || id, count },
      }));
      return other > 0 ? [...shown, { key: '', name: t('other'), count: other }] : shown;
    }
  }
}

const gap = 1;

/** A distribution as bars that begin at 0; every bar says what it holds. */
export function DistributionBars(props: {
  readonly distribution: Distribution;
  readonly unit: string;
  readonly label: string;
  readonly width: number;
  readonly height: number;
}) {
  const { distribution, unit, label, width, height } = props;
  const t = useTranslations('traits.distribution');
  const format = useFormat();
  const bars = useBars(distribution, unit);
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const step = width / Math.max(bars.length, 1);
  return (
    <svg
      className={classes.bars}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <line x1={0} x2={width} y1={height - 0.5} y2={height - 0.5} className={classes.axis} />
      {bars.map(({ key, name, count }, index) => {
        const tall = count === 0 ? 0 : Math.max(1.5, (count / most) * (height - 1));
        return (
          <g key={key}>
            <title>{t('bar', { name, n: format.number(count) })}</title>
            <rect x={index * step} width={step} y={0} height={height} fill="transparent" />
            <rect
              x={index * step + gap / 2}
              width={Math.max(1, step - gap)}
              y={height - 1 - tall}
              height={tall}
              className={classes.bar}
            />
          </g>
        );
      })}
    </svg>
  );
}
