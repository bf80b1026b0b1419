'use client';

import { useTranslations } from 'next-intl';
import { useFormat } from '@/components/shell/workspace';
import type { CustomerTimeline } from './customer-page';
import classes from './timeline.module.css';
import type { TimelineScale } from './timeline-scale';

type EventBarsProps = {
  readonly table: CustomerTimeline['tables'][number];
  readonly name: string;
  readonly measure: string | null;
  readonly scale: TimelineScale;
  readonly ticks: readonly number[];
};

const tall = 96;
const low = 28;
const barWidth = 5;

/** Each row of a table as a bar at its time: above the line, or below it when its amount is negative. */
export function EventBars({ table, name, measure, scale, ticks }: EventBarsProps) {
  const t = useTranslations('customers.chart');
  const format = useFormat();
  const amounts = table.events.map(({ amount }) => (amount === null ? 1 : Number(amount)));
  const bars = table.events.map((event, index) => ({
    ...event,
    id: `${index} ${event.at}`,
    value: amounts[index] ?? 0,
  }));
  const most = Math.max(0, ...amounts);
  const least = Math.min(0, ...amounts);
  const reach = Math.max(most, -least) || 1;
  const below = least < 0 ? low : 0;
  const height = tall + below + 6;
  const write = (amount: string | number | null) =>
    table.measure?.type === 'money' ? format.money(amount) : format.number(amount);
  const first = table.events[0]?.at ?? null;
  const last = table.events.at(-1)?.at ?? null;
  const words = t('label', {
    table: name,
    rows: format.number(table.rows),
    from: format.dayOf(first),
    to: format.dayOf(last),
  });
  return (
    <div className={classes.row}>
      <div className={classes.label}>
        <strong>{name}</strong>
        {measure && <span>{t('scale', { measure, least: write(least), most: write(most) })}</span>}
        {table.events.length < table.rows && (
          <span>{t('latest', { count: format.number(table.events.length) })}</span>
        )}
      </div>
      <svg
        width={scale.width}
        height={height}
        role="img"
        aria-label={words}
        className={classes.plot}
      >
        {ticks.map((tick) => (
          <line
            key={tick}
            x1={scale.x(tick)}
            x2={scale.x(tick)}
            y1={0}
            y2={height}
            className={classes.grid}
          />
        ))}
        <line x1={0} x2={scale.width} y1={tall} y2={tall} className={classes.base} />
        {bars.map(({ id, at, amount, value }) => {
          const size = Math.max(2, (Math.abs(value) / reach) * (value < 0 ? low : tall - 6));
          return (
            <rect
              key={id}
              x={scale.x(Date.parse(at)) - barWidth / 2}
              y={value < 0 ? tall + 1 : tall - size}
              width={barWidth}
              height={value < 0 ? Math.min(size, low) : size}
              rx={1}
              className={value < 0 ? classes.below : classes.bar}
            >
              <title>
                {t('bar', {
                  when: format.instant(at),
                  value: amount === null ? name : write(amount),
                })}
              </title>
            </rect>
          );
        })}
      </svg>
    </div>
  );
}
