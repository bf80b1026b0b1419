import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { compareInstants, type Instant, plusMicrosecond } from '@/server/domain/time/instant';
import type { DueSegment } from './read-due-segments';

/** Segments that are evaluated together, at one instant. */
export type RefreshGroup = {
  readonly asOf: Instant;
  readonly requestedAsOf: Instant;
  readonly segments: readonly DueSegment[];
};

export type RefreshPlan = {
  readonly groups: readonly RefreshGroup[];
  /** Nothing has changed since they were computed at this instant: the stored receipt stands. */
  readonly unchanged: readonly DueSegment[];
};

type Requested = {
  readonly asOf: Instant;
  /** Asked for by somebody, or the data clock, which a segment may be ahead of. */
  readonly stated: boolean;
};

type Placed =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'backwards'; readonly last: Instant }
  | { readonly kind: 'run'; readonly asOf: Instant; readonly requestedAsOf: Instant };

/**
 * Says at which instant each segment runs (docs/rules.md 38). As-of grows strictly:
 * the instant asked for last gives the stored receipt while nothing changed and one
 * microsecond later otherwise; an earlier one is refused AS_OF_BACKWARDS for all.
 */
export function planRefresh(
  due: readonly DueSegment[],
  requested: Requested,
  fingerprints: ReadonlyMap<string, string>,
): RefreshPlan {
  const placed = due.map((segment) => ({
    segment,
    place: placeOf(segment, requested, fingerprints.get(segment.id) ?? null),
  }));
  StratumError.throwIfAny(
    placed.flatMap(({ segment, place }) =>
      place.kind === 'backwards' ? [backwards(segment.key, requested.asOf, place.last)] : [],
    ),
  );
  const groups = new Map<string, RefreshGroup>();
  for (const { segment, place } of placed) {
    if (place.kind !== 'run') continue;
    const name = `${place.asOf} ${place.requestedAsOf}`;
    const segments = [...(groups.get(name)?.segments ?? []), segment];
    groups.set(name, { asOf: place.asOf, requestedAsOf: place.requestedAsOf, segments });
  }
  return {
    groups: [...groups.values()],
    unchanged: placed.flatMap(({ segment, place }) =>
      place.kind === 'unchanged' ? [segment] : [],
    ),
  };
}

export function backwards(segment: string, asOf: Instant, last: Instant) {
  return problem('AS_OF_BACKWARDS', ['asOf'], { segment, asOf, last });
}

function placeOf(segment: DueSegment, requested: Requested, fingerprint: string | null): Placed {
  const { asOf: last, requestedAsOf, liveSince } = segment.clock;
  if (last === null || compareInstants(requested.asOf, last) > 0)
    return { kind: 'run', asOf: requested.asOf, requestedAsOf: requested.asOf };
  const again = requestedAsOf !== null && compareInstants(requested.asOf, requestedAsOf) >= 0;
  if (requested.stated && !again) return { kind: 'backwards', last };
  const unchanged =
    liveSince !== null && !segment.hasNewBatches && segment.clock.fingerprint === fingerprint;
  if (unchanged) return { kind: 'unchanged' };
  return { kind: 'run', asOf: plusMicrosecond(last), requestedAsOf: requestedAsOf ?? last };
}
