'use client';

import { Button } from '@mantine/core';
import { IconChartLine, IconTable } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { type CSSProperties, type ReactNode, useId, useState } from 'react';
import classes from './chart.module.css';

export type ChartView = 'chart' | 'table';

export type LegendEntry = {
  readonly label: string;
  readonly color: string;
  readonly shape?: 'block' | 'line' | 'ground';
};

type Props = {
  readonly title: string;
  readonly subtitle?: ReactNode;
  readonly legend?: readonly LegendEntry[];
  readonly chart: ReactNode;
  readonly table: ReactNode;
  /** Set both to let the page hold the view, in its address for instance. */
  readonly view?: ChartView;
  readonly onView?: (view: ChartView) => void;
  readonly level?: 2 | 3;
};

/** A chart under its heading, and the same numbers as a table at one click. */
export function ChartFigure({
  title,
  subtitle,
  legend,
  chart,
  table,
  view,
  onView,
  level = 2,
}: Props) {
  const t = useTranslations('charts');
  const titleId = useId();
  const [own, setOwn] = useState<ChartView>('chart');
  const shown = view ?? own;
  const other: ChartView = shown === 'chart' ? 'table' : 'chart';
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <figure className={classes.figure} aria-labelledby={titleId}>
      <figcaption className={classes.caption}>
        <div>
          <Heading id={titleId}>{title}</Heading>
          {subtitle ? <div className={classes.subtitle}>{subtitle}</div> : null}
        </div>
        <div className={classes.captionEnd}>
          {shown === 'chart' && legend ? <Legend entries={legend} /> : null}
          <Button
            className={classes.toggle}
            variant="subtle"
            size="compact-sm"
            leftSection={
              other === 'table' ? (
                <IconTable size={14} stroke={1.7} />
              ) : (
                <IconChartLine size={14} stroke={1.7} />
              )
            }
            onClick={() => (onView ?? setOwn)(other)}
          >
            {other === 'table' ? t('asTable') : t('asChart')}
          </Button>
        </div>
      </figcaption>
      {shown === 'chart' ? chart : table}
    </figure>
  );
}

const shapes: Record<NonNullable<LegendEntry['shape']>, CSSProperties> = {
  block: { width: 8, height: 8, borderRadius: 2 },
  line: { width: 14, height: 3, borderRadius: 1 },
  ground: {
    width: 12,
    height: 10,
    borderRadius: 2,
    boxShadow: 'inset 0 0 0 1px var(--line-strong)',
  },
};

export function Legend({ entries }: { readonly entries: readonly LegendEntry[] }) {
  return (
    <ul className={classes.legend}>
      {entries.map(({ label, color, shape = 'block' }) => (
        <li key={label}>
          <span style={{ ...shapes[shape], background: color }} aria-hidden />
          {label}
        </li>
      ))}
    </ul>
  );
}
