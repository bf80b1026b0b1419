type Stated = {
  readonly lifecycle: 'draft' | 'inReview' | 'published' | 'archived';
  readonly run: 'idle' | 'queued' | 'running' | 'paused' | 'failed';
  readonly trust: 'current' | 'waitingForData' | 'held' | 'broken' | 'blocked';
  readonly kind: 'dynamic' | 'static' | 'tier';
  readonly size: number | null;
  readonly refreshedAt: string | null;
};

export const standings = [
  'archived',
  'draft',
  'inReview',
  'broken',
  'failed',
  'held',
  'waitingForData',
  'blocked',
  'refreshing',
  'queued',
  'paused',
  'static',
  'notYet',
  'stale',
  'published',
] as const;
export type Standing = (typeof standings)[number];

/** Members are refreshed daily; older than two days is stale. */
const staleAfterDays = 2;

const pressing: ReadonlySet<Standing> = new Set<Standing>([
  'broken',
  'failed',
  'held',
  'waitingForData',
  'blocked',
  'stale',
]);

/** The one word a segment's three states come down to, the most pressing first. */
export function standingOf(segment: Stated, now: number): Standing {
  const { lifecycle, run, trust, kind, size } = segment;
  if (lifecycle !== 'published') return lifecycle;
  if (run === 'running') return 'refreshing';
  if (trust === 'broken') return 'broken';
  if (run === 'failed') return 'failed';
  if (trust !== 'current') return trust;
  if (run === 'queued') return 'queued';
  if (run === 'paused') return 'paused';
  if (kind === 'static') return 'static';
  if (size === null) return 'notYet';
  return daysSince(segment.refreshedAt, now) > staleAfterDays ? 'stale' : 'published';
}

export function daysSince(instant: string | null, now: number): number {
  return instant === null ? 0 : Math.floor((now - Date.parse(instant)) / 86_400_000);
}

/** Whether somebody should look at it. */
export const needsAttention = (standing: Standing): boolean => pressing.has(standing);
