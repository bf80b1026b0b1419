import type { ReactNode } from 'react';
import classes from './page-head.module.css';

export type PageHeadProps = {
  readonly title: ReactNode;
  /** State and version tags behind the title. */
  readonly tags?: ReactNode;
  readonly subtitle?: ReactNode;
  /** Buttons; one primary at most, last. */
  readonly actions?: ReactNode;
  /** Tabs of links below the head. */
  readonly tabs?: ReactNode;
};

export function PageHead({ title, tags, subtitle, actions, tabs }: PageHeadProps) {
  return (
    <>
      <div className={classes.head}>
        <div className={classes.words}>
          <div className={classes.line}>
            <h1>{title}</h1>
            {tags}
          </div>
          {subtitle && <div className={classes.subtitle}>{subtitle}</div>}
        </div>
        {actions && <div className={classes.actions}>{actions}</div>}
      </div>
      {tabs}
    </>
  );
}
