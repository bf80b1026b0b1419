import type { Tone } from '@/components/ui/state-tag';
import type { Standing } from '@/server/domain/segment/standing';

export {
  daysSince,
  needsAttention,
  type Standing,
  standingOf,
  standings,
} from '@/server/domain/segment/standing';

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
