import type { Cause, CauseSplit } from '@/server/domain/segment/cause';

/** Why a size changed, as colours tell it (four groups of the eleven causes). */
export const causeGroups = ['data', 'clock', 'rule', 'reference'] as const;
export type CauseGroup = (typeof causeGroups)[number];
export type CauseCounts = Readonly<Partial<Record<CauseGroup, number>>>;

const groupOf: Record<Cause, CauseGroup> = {
  correction: 'data',
  activity: 'data',
  backfill: 'data',
  manual: 'data',
  override: 'data',
  merge: 'data',
  erase: 'data',
  rule: 'rule',
  settings: 'rule',
  clock: 'clock',
  reference: 'reference',
};

/** What a segment was at one instant, and what moved since the point before. */
export type HistoryPoint = {
  readonly asOf: string;
  readonly size: number;
  /** Customers there were; null when it was not kept. */
  readonly total: number | null;
  readonly entered: number;
  readonly left: number;
  readonly causes: CauseSplit | null;
  /** Why the point is only approximate; null for an exact one. */
  readonly approximate: string | null;
};

export type VersionMark = {
  readonly at: string;
  readonly version: number;
  readonly note: string;
};

export function groupCauses(counts: Readonly<Partial<Record<Cause, number>>>): CauseCounts {
  const groups: Partial<Record<CauseGroup, number>> = {};
  for (const [cause, count] of Object.entries(counts) as [Cause, number][]) {
    groups[groupOf[cause]] = (groups[groupOf[cause]] ?? 0) + count;
  }
  return groups;
}

export const causeColor = (group: CauseGroup): string => `var(--cause-${group})`;

/** The token of the place-th line, 0 first; places from the eighth on share the last. */
export const categoryColor = (place: number): string => `var(--category-${Math.min(place, 7) + 1})`;

export const timeOf = (asOf: string): number => Date.parse(asOf);
