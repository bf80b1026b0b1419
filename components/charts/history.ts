import type { Cause, CauseSplit } from '@/server/domain/segment/cause';
import { type CauseGroup, causeGroupOf, causeGroups } from '@/server/domain/segment/cause-group';

export { type CauseGroup, causeGroups };
export type CauseCounts = Readonly<Partial<Record<CauseGroup, number>>>;

/** What a segment was at one instant, and what moved since the point before. */
export type HistoryPoint = {
  readonly asOf: string;
  /** What moved here moved after this instant; null when nothing was before. */
  readonly after: string | null;
  readonly size: number;
  /** Customers there were; null when it was not kept. */
  readonly total: number | null;
  readonly entered: number;
  readonly left: number;
  readonly causes: CauseSplit | null;
  /** Why the point is only approximate; null for an exact one. */
  readonly approximate: string | null;
};

/** Moves in (after, until], of one group of causes or of all. */
export type MoveSpan = {
  readonly after: string | null;
  readonly until: string;
  readonly cause?: CauseGroup;
};

export type MoveKind = 'entered' | 'left';

/** Where the people behind a number of entries or exits are listed. */
export type MoversHref = (kind: MoveKind, span: MoveSpan) => string;

export type VersionMark = {
  readonly at: string;
  readonly version: number;
  readonly note: string;
};

export function groupCauses(counts: Readonly<Partial<Record<Cause, number>>>): CauseCounts {
  const groups: Partial<Record<CauseGroup, number>> = {};
  for (const [cause, count] of Object.entries(counts) as [Cause, number][]) {
    const group = causeGroupOf(cause);
    groups[group] = (groups[group] ?? 0) + count;
  }
  return groups;
}

/** Points oldest first, each with the instant its moves come after; `before` for the first. */
export function withAfter<P extends { readonly asOf: string }>(
  points: readonly P[],
  before: string | null,
): (P & { readonly after: string | null })[] {
  return points.map((point, index) => ({ ...point, after: points[index - 1]?.asOf ?? before }));
}

export const causeColor = (group: CauseGroup): string => `var(--cause-${group})`;

/** The token of the place-th line, 0 first; places from the eighth on share the last. */
export const categoryColor = (place: number): string => `var(--category-${Math.min(place, 7) + 1})`;

export const timeOf = (asOf: string): number => Date.parse(asOf);
