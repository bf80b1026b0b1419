'use client';

import type { CSSProperties } from 'react';
import classes from './distribution.module.css';

export type Bar = {
  readonly key: string;
  /** What the bar counts, in full. */
  readonly name: string;
  readonly count: number;
  /** What its height says, in the reader's writing. */
  readonly text: string;
  /** A bar that gathers everything beyond the scale. */
  readonly isTail?: boolean;
};

type Props = {
  readonly bars: readonly Bar[];
  readonly label: string;
  /** Under the first and the last bar. */
  readonly ends: readonly [string, string];
};

/** Upright bars from zero side by side; each tells its stretch and count when pointed at or read out. */
export function Bars({ bars, label, ends }: Props) {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  return (
    <figure className={classes.figure}>
      <span className={classes.most} aria-hidden="true">
        {bars.find(({ count }) => count === most)?.text}
      </span>
      <ol className={classes.bars} aria-label={label}>
        {bars.map(({ key, name, count, text, isTail }) => (
          <li
            key={key}
            data-tail={isTail || undefined}
            style={{ '--height': `${(count / most) * 100}%` } as CSSProperties}
            title={`${name}: ${text}`}
          >
            <span className={classes.unseen}>{`${name}: ${text}`}</span>
          </li>
        ))}
      </ol>
      <figcaption className={classes.ends} aria-hidden="true">
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </figcaption>
    </figure>
  );
}
