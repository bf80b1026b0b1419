import type { ReactNode } from 'react';
import { Mark } from '@/components/shell/mark';
import classes from './auth-card.module.css';

type AuthCardProps = {
  readonly title: ReactNode;
  readonly subtitle?: ReactNode;
  readonly children?: ReactNode;
  readonly foot?: ReactNode;
};

/** The one sheet of the pages before the workbench. */
export function AuthCard({ title, subtitle, children, foot }: AuthCardProps) {
  return (
    <main id="content" className={classes.desk}>
      <div className={classes.card}>
        <p className={classes.brand}>
          <Mark size={24} />
          Stratum
        </p>
        <h1>{title}</h1>
        {subtitle && <p className={classes.subtitle}>{subtitle}</p>}
        <div className={classes.body}>{children}</div>
      </div>
      {foot && <div className={classes.foot}>{foot}</div>}
    </main>
  );
}
