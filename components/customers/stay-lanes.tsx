'use client';

import { useTranslations } from 'next-intl';
import { useLabel } from '@/components/data/use-label';
import { useFormat } from '@/components/shell/workspace';
import type { Customer } from './customer-page';
import classes from './timeline.module.css';
import type { TimelineScale } from './timeline-scale';

type StayLanesProps = {
  readonly stays: Customer['stays'];
  readonly scale: TimelineScale;
  readonly ticks: readonly number[];
};

const lanesShown = 12;
const laneHeight = 30;

/** One lane per segment, a block per stay; the segments the customer is in now come first. */
export function StayLanes({ stays, scale, ticks }: StayLanesProps) {
  const t = useTranslations('customers.chart');
  const format = useFormat();
  const label = useLabel();
  const bySegment = new Map<string, Customer['stays'][number][]>();
  for (const stay of stays)
    bySegment.set(stay.segmentId, [...(bySegment.get(stay.segmentId) ?? []), stay]);
  return [...bySegment].slice(0, lanesShown).map(([segmentId, own]) => {
    const name = own[0] ? label(own[0].name) : '';
    const isIn = own.some(({ leftAt }) => leftAt === null);
    const words = own.map(({ enteredAt, leftAt }) =>
      t('stay', {
        segment: name,
        from: format.dayOf(enteredAt),
        to: leftAt ? format.dayOf(leftAt) : t('now'),
      }),
    );
    return (
      <div key={segmentId} className={classes.row} data-lane>
        <div className={classes.laneLabel} title={name}>
          <span className={classes.laneName}>{name}</span>
          {isIn && <span className={classes.quiet}>{t('now')}</span>}
        </div>
        <svg
          width={scale.width}
          height={laneHeight}
          role="img"
          aria-label={words.join('; ')}
          className={classes.plot}
        >
          {ticks.map((tick) => (
            <line
              key={tick}
              x1={scale.x(tick)}
              x2={scale.x(tick)}
              y1={0}
              y2={laneHeight}
              className={classes.grid}
            />
          ))}
          {own.map(({ enteredAt, leftAt }, index) => {
            const x = scale.x(Date.parse(enteredAt));
            const end = scale.x(leftAt ? Date.parse(leftAt) : scale.to);
            return (
              <rect
                key={enteredAt}
                x={x}
                y={8}
                width={Math.max(3, end - x)}
                height={14}
                rx={3}
                className={leftAt ? classes.pastStay : classes.stay}
              >
                <title>{words[index]}</title>
              </rect>
            );
          })}
        </svg>
      </div>
    );
  });
}
