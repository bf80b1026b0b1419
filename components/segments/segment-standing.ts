import type { Tone } from '@/components/ui/state-tag';
import type { ListedSegment } from './segment-types';

type Stated = Pick<ListedSegment, 'lifecycle' | 'run' | 'trust' | 'kind'> & {
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

const tones: Record<Standing, Tone> = {
  archived: 'none',
  draft: 'none',
  inReview: 'none',
  broken: 'bad',
  failed: 'bad',
  held: 'warn',
  waitingForData: 'warn',
  blocked: 'warn',
  refreshing: 'busy',
  queued: 'busy',
  paused: 'none',
  static: 'fixed',
  notYet: 'none',
  stale: 'warn',
  published: 'ok',
};

export const toneOf = (standing: Standing): Tone => tones[standing];

export const needsAttention = (standing: Standing): boolean =>
  ['bad', 'warn'].includes(tones[standing]);
