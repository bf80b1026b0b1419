import type { Catalog, Customer } from './catalog';
import type { Path } from './rule-case';
import type { Cell } from './table';
import type { Trait } from './trait';
import type { WindowGround } from './window';

export type Judge<Subject> = (subject: Subject) => boolean;

/** One condition of the judged rule: its verdict and the value it looked at, per customer. */
export interface Leaf {
  readonly path: Path;
  readonly holds: Judge<Customer>;
  readonly actual: (customer: Customer) => Cell;
}

/** What the nodes of one rule are read against. */
export interface Ground extends WindowGround {
  readonly catalog: Catalog;
  readonly leaves: Leaf[];
  readonly references: References;
}

export interface Interval {
  readonly from: bigint;
  readonly to: bigint | null;
}

/** Segments and traits that a rule may name. */
export interface References {
  hasSegment(key: string): boolean;
  segmentKeys(): readonly string[];
  /** Current membership, or undefined when the segment's own rule is refused. */
  members(key: string): Judge<Customer> | undefined;
  /** The intervals of one customer in a segment, as given. */
  intervals(key: string, customer: string): readonly Interval[];
  /** Every instant at which somebody entered or left a segment, as given. */
  instants(key: string): readonly bigint[];
  hasTrait(key: string): boolean;
  trait(key: string): Trait | undefined;
}
