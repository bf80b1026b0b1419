import type { ReactNode } from 'react';
import classes from './tag.module.css';

/** A word of classification: type, version, label. Never a status. */
export function Tag({ children, title }: { children: ReactNode; title?: string }) {
  return (
    <span className={classes.tag} title={title}>
      {children}
    </span>
  );
}
