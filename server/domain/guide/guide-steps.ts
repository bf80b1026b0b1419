export const guideSteps = ['customers', 'activity', 'rule', 'publish', 'look'] as const;
export type GuideStep = (typeof guideSteps)[number];

/** What there is in a workspace, as far as it shows how far a newcomer has come. */
export type GuideFacts = {
  readonly customers: number;
  /** Rows of all activity tables together. */
  readonly activity: number;
  /** Whether an import waits or runs. */
  readonly importing: boolean;
  /** The draft worked on last; null without one. */
  readonly draft: { readonly id: string } | null;
  /** The first published segment; its size once it was refreshed. */
  readonly published: { readonly id: string; readonly size: number | null } | null;
};

export type GuideState = {
  readonly done: ReadonlySet<GuideStep>;
  /** The step to take now; null when all are done. */
  readonly current: GuideStep | null;
};

/**
 * How far a newcomer is on the way from nothing to a first published segment. A step is done
 * when its result is there, however it came about; whoever has published needs no step before.
 * `passed` are steps the person passed over or, for `look`, has seen.
 */
export function guideState(facts: GuideFacts, passed: ReadonlySet<GuideStep>): GuideState {
  const published = facts.published !== null;
  const reached: Record<GuideStep, boolean> = {
    customers: published || facts.customers > 0,
    activity: published || facts.activity > 0 || passed.has('activity'),
    rule: published || facts.draft !== null,
    publish: published,
    look: published && passed.has('look'),
  };
  const done = new Set(guideSteps.filter((step) => reached[step]));
  return { done, current: guideSteps.find((step) => !done.has(step)) ?? null };
}
