import type { CSSProperties, ReactNode } from 'react';
import { type Crumb, TopBar } from '@/components/shell/top-bar';
import classes from './page.module.css';
import { PageHead, type PageHeadProps } from './page-head';

export type PageProps = PageHeadProps & {
  /** From the subject down to this page; the last one is the page. */
  readonly crumbs: readonly Crumb[];
  /** A panel of 332 to 468 px on the right, below the content on a phone. */
  readonly panel?: ReactNode;
  readonly panelWidth?: number;
  readonly panelLabel?: string;
  readonly children: ReactNode;
};

/** One page of the workbench: top bar, head, body. Every page, also its loading and failed states, is laid out by this. */
export function Page({
  crumbs,
  panel,
  panelWidth = 332,
  panelLabel,
  children,
  ...head
}: PageProps) {
  return (
    <>
      <TopBar crumbs={crumbs} />
      <main id="content" className={classes.main} tabIndex={-1}>
        <PageHead {...head} />
        {panel ? (
          <div
            className={classes.split}
            style={{ '--panel-width': `${panelWidth}px` } as CSSProperties}
          >
            <div className={classes.body}>{children}</div>
            <aside className={classes.panel} aria-label={panelLabel}>
              {panel}
            </aside>
          </div>
        ) : (
          <div className={classes.body}>{children}</div>
        )}
      </main>
    </>
  );
}
