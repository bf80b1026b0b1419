import type { ReactNode } from 'react';
import classes from './facts.module.css';

export type Fact = {
  readonly key: string;
  readonly label: ReactNode;
  readonly value: ReactNode;
  /** The base of a share, or when the figure is from. */
  readonly note?: ReactNode;
  readonly tone?: 'bad' | 'warn';
};

/** A row of figures between two hairlines. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map((fact) => (
        <div key={fact.key} className={classes.fact}>
          <dt className={classes.label}>{fact.label}</dt>
          <dd className={classes.value} data-tone={fact.tone}>
            {fact.value}
          </dd>
          {fact.note && <dd className={classes.note}>{fact.note}</dd>}
        </div>
      ))}
    </dl>
  );
}
