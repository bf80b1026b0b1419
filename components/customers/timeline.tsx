'use client';

import { useElementSize } from '@mantine/hooks';
import { useTranslations } from 'next-intl';
import { axisWord } from '@/components/charts/axis-words';
import { timeTicks } from '@/components/charts/time-ticks';
import { useLabel } from '@/components/data/use-label';
import { useFormat } from '@/components/shell/workspace';
import type { Customer, CustomerTimeline } from './customer-page';
import { EventBars } from './event-bars';
import { StayLanes } from './stay-lanes';
import classes from './timeline.module.css';
import { timelineScale } from './timeline-scale';

type TimelineProps = {
  readonly timeline: CustomerTimeline;
  readonly stays: Customer['stays'];
  readonly clock: string;
};

const labelWidth = 132;

/** Activity as bars above, memberships as lanes below, on one time axis. */
export function Timeline({ timeline, stays, clock }: TimelineProps) {
  const t = useTranslations('customers');
  const format = useFormat();
  const label = useLabel();
  const { ref, width } = useElementSize();
  const tables = timeline.tables.filter(({ rows }) => rows > 0);
  const narrow = width > 0 && width < 560;
  const plotWidth = Math.max(120, width - (narrow ? 0 : labelWidth));
  const scale = timelineScale(tables, stays, clock, plotWidth);
  if (tables.length === 0 && stays.length === 0)
    return <p className={classes.quiet}>{t('noActivity')}</p>;
  const { times: ticks, unit } = timeTicks(scale.from, scale.to, plotWidth, format.timeZone);
  return (
    <div ref={ref} className={classes.timeline} data-narrow={narrow || undefined}>
      {width > 0 &&
        tables.map((table) => (
          <EventBars
            key={table.table}
            table={table}
            name={label(table.label)}
            measure={table.measure ? label(table.measure.label) : null}
            scale={scale}
            ticks={ticks}
          />
        ))}
      {width > 0 && (
        <div className={classes.row}>
          <span />
          <svg width={plotWidth} height={20} aria-hidden="true" className={classes.plot}>
            {ticks
              .filter((tick) => scale.x(tick) < plotWidth - 56)
              .map((tick) => (
                <text key={tick} x={scale.x(tick)} y={14} className={classes.tick}>
                  {axisWord(tick, unit, format)}
                </text>
              ))}
          </svg>
        </div>
      )}
      {width > 0 && <StayLanes stays={stays} scale={scale} ticks={ticks} />}
    </div>
  );
}
