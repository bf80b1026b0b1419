import type { ReactNode } from 'react';
import classes from './message.module.css';

export type EmptyStateProps = {
  /** What this place is for, in one sentence. */
  readonly title: ReactNode;
  readonly children?: ReactNode;
  /** The next step. */
  readonly action?: ReactNode;
};

/** Nothing here yet: says so in a sentence and offers the next step. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className={classes.message}>
      <h2 className={classes.title}>{title}</h2>
      {children && <div className={classes.words}>{children}</div>}
      {action && <div className={classes.actions}>{action}</div>}
    </div>
  );
}
