import { Skeleton } from '@mantine/core';
import classes from './skeletons.module.css';

type Loading = { readonly label: string };

/** The shape of a table that is on its way. */
export function TableSkeleton({
  rows = 8,
  columns = 5,
  label,
}: Loading & { rows?: number; columns?: number }) {
  return (
    <div className={classes.table} role="status" aria-label={label}>
      {range(rows).map((row) => (
        <div key={row} className={classes.row}>
          {range(columns).map((column) => (
            <Skeleton key={column} height={12} width={column === 0 ? '70%' : '45%'} radius="xs" />
          ))}
        </div>
      ))}
    </div>
  );
}

/** The shape of a chart that is on its way: bars that grow. */
export function ChartSkeleton({
  height = 220,
  bars = 12,
  label,
}: Loading & { height?: number; bars?: number }) {
  return (
    <div className={classes.chart} style={{ height }} role="status" aria-label={label}>
      {range(bars).map((bar) => (
        <Skeleton key={bar} height={`${30 + ((bar * 37) % 60)}%`} radius="xs" />
      ))}
    </div>
  );
}

/** The shape of a row of figures. */
export function FactsSkeleton({ facts = 4, label }: Loading & { facts?: number }) {
  return (
    <div className={classes.facts} role="status" aria-label={label}>
      {range(facts).map((fact) => (
        <div key={fact}>
          <Skeleton height={10} width="50%" radius="xs" />
          <Skeleton height={22} width="35%" mt={8} radius="xs" />
          <Skeleton height={10} width="60%" mt={8} radius="xs" />
        </div>
      ))}
    </div>
  );
}

/** The shape of a form. */
export function FormSkeleton({ fields = 4, label }: Loading & { fields?: number }) {
  return (
    <div className={classes.form} role="status" aria-label={label}>
      {range(fields).map((field) => (
        <div key={field}>
          <Skeleton height={10} width={120} radius="xs" />
          <Skeleton height={30} mt={6} radius="sm" />
        </div>
      ))}
    </div>
  );
}

const range = (length: number): number[] => Array.from({ length }, (_, index) => index);
