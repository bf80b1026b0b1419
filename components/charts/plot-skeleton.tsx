import classes from './chart.module.css';

/** The ground of a plot that is still on its way. */
export function PlotSkeleton({ height }: { readonly height: number }) {
  return (
    <div className={classes.plots} style={{ height }} aria-hidden>
      <div className={classes.skeleton} style={{ height }}>
        <span />
        <span />
        <span />
        <span />
      </div>
      <div className={classes.skeletonLine} />
    </div>
  );
}
