import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './message.module.css';

export type NoPermissionProps = {
  readonly title: ReactNode;
  /** Who can grant it. */
  readonly children: ReactNode;
  readonly action?: ReactNode;
};

/** Not allowed: says what, and names who can change that. */
export function NoPermission({ title, children, action }: NoPermissionProps) {
  return (
    <div className={classes.message}>
      <h2 className={classes.title}>
        <IconLock size={16} stroke={1.7} aria-hidden="true" />
        {title}
      </h2>
      <div className={classes.words}>{children}</div>
      {action && <div className={classes.actions}>{action}</div>}
    </div>
  );
}
