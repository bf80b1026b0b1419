import type { Amount, QuantileValue } from '../predicate/amount';
import { listSources, listTermSources, type Source } from '../predicate/list-sources';
import type { Column, Feature, Link, Predicate } from '../predicate/predicate';

/** One scan of an activity table and the aggregates it yields, shared by all rules. */
export type Scan = {
  readonly relation: string;
  readonly features: readonly Feature[];
  /** To-one rows that the aggregates look at, joined to the table's own. */
  readonly links: readonly Link[];
};

/** How a set of rules is evaluated: one pass over customers, one scan per activity table. */
export type Plan = {
  readonly shape: 'aggregate';
  readonly scans: readonly Scan[];
  readonly columns: readonly Column[];
  /** To-one rows of the customers. */
  readonly links: readonly Link[];
  /** Segments whose stored membership is read, by id. */
  readonly segments: readonly string[];
  /** Quantiles, those that others are made of in an earlier stage. */
  readonly stages: readonly (readonly QuantileValue[])[];
};

/** Two things of one identity are computed once. */
export function identify(thing: Feature | Link | Column | QuantileValue): string {
  return JSON.stringify(thing);
}

/** Collects what all predicates and values need, deduplicated and grouped by table. */
export function planEvaluation(
  predicates: readonly Predicate[],
  values: readonly Amount[] = [],
): Plan {
  const sources = [...predicates.flatMap(listSources), ...values.flatMap(listTermSources)];
  const columns = distinct(sources.flatMap((one) => (one.kind === 'column' ? [one.column] : [])));
  return {
    shape: 'aggregate',
    scans: planScans(sources.flatMap((one) => (one.kind === 'feature' ? [one.feature] : []))),
    columns,
    links: linksOf(columns),
    segments: [...new Set(sources.flatMap((one) => (one.kind === 'member' ? [one.segment] : [])))],
    stages: planStages(sources),
  };
}

function planScans(features: readonly Feature[]): Scan[] {
  const byRelation = new Map<string, Feature[]>();
  for (const feature of distinct(features))
    byRelation.set(feature.relation, [...(byRelation.get(feature.relation) ?? []), feature]);
  return [...byRelation].map(([relation, own]) => ({
    relation,
    features: own,
    links: linksOf(own.flatMap(columnsOf)),
  }));
}

function columnsOf({ column, rows }: Feature): Column[] {
  const read = listSources(rows).flatMap((one) => (one.kind === 'column' ? [one.column] : []));
  return column === null ? read : [column, ...read];
}

function linksOf(columns: readonly Column[]): Link[] {
  return distinct(columns.flatMap(({ link }) => link ?? []));
}

function planStages(sources: readonly Source[]): QuantileValue[][] {
  const stages: QuantileValue[][] = [];
  for (const quantile of distinct(quantilesOf(sources))) {
    const depth = depthOf(quantile) - 1;
    stages[depth] = [...(stages[depth] ?? []), quantile];
  }
  return stages;
}

function depthOf({ of }: QuantileValue): number {
  return 1 + Math.max(0, ...quantilesOf(listTermSources(of)).map(depthOf));
}

function quantilesOf(sources: readonly Source[]): QuantileValue[] {
  return sources.flatMap((one) => (one.kind === 'quantile' ? [one.quantile] : []));
}

function distinct<T extends Parameters<typeof identify>[0]>(things: readonly T[]): T[] {
  return [...new Map(things.map((thing) => [identify(thing), thing])).values()];
}
