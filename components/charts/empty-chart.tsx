import type { ReactNode } from 'react';
import classes from './chart.module.css';

/** Axes without a line: one sentence, one action. */
export function EmptyChart({
  height,
  sentence,
  action,
}: {
  readonly height: number;
  readonly sentence: string;
  readonly action?: ReactNode;
}) {
  return (
    <div className={classes.empty} style={{ height }}>
      <div className={classes.skeleton} style={{ height }} aria-hidden>
        <span />
        <span />
        <span />
        <span />
      </div>
      <div className={classes.emptyWords}>
        <p>{sentence}</p>
        {action}
      </div>
    </div>
  );
}
