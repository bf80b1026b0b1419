import { type Feature, featuresOf, type Predicate } from '../predicate/predicate';

/** One scan of an activity table and the aggregates it yields, shared by all rules. */
export type Scan = { readonly relation: string; readonly features: readonly Feature[] };

/** How a set of rules is evaluated: one pass over customers, one scan per activity table. */
export type Plan = {
  readonly shape: 'aggregate';
  readonly scans: readonly Scan[];
};

/** Two features with one identity are computed once. */
export function identify(feature: Feature): string {
  return JSON.stringify(feature);
}

/** Collects what all predicates need, deduplicated and grouped by table. */
export function planEvaluation(predicates: readonly Predicate[]): Plan {
  const byRelation = new Map<string, Map<string, Feature>>();
  for (const feature of predicates.flatMap(featuresOf)) {
    const features = byRelation.get(feature.relation) ?? new Map<string, Feature>();
    features.set(identify(feature), feature);
    byRelation.set(feature.relation, features);
  }
  const scans = [...byRelation].map(([relation, features]) => ({
    relation,
    features: [...features.values()],
  }));
  return { shape: 'aggregate', scans };
}
