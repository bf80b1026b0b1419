import { type ReactNode, useId } from 'react';
import classes from './section.module.css';

export type SectionProps = {
  readonly title: ReactNode;
  readonly subtitle?: ReactNode;
  readonly actions?: ReactNode;
  /** A hairline above, for every section but the first. */
  readonly divided?: boolean;
  readonly children: ReactNode;
};

/** A titled part of a page, parted from the one above by space or a hairline. */
export function Section({ title, subtitle, actions, divided = false, children }: SectionProps) {
  const id = useId();
  return (
    <section className={classes.section} data-divided={divided || undefined} aria-labelledby={id}>
      <div className={classes.head}>
        <div className={classes.words}>
          <h2 id={id}>{title}</h2>
          {subtitle && <p className={classes.subtitle}>{subtitle}</p>}
        </div>
        {actions && <div className={classes.actions}>{actions}</div>}
      </div>
      {children}
    </section>
  );
}
