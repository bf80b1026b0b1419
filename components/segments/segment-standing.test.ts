import { expect, test } from 'vitest';
import { needsAttention, standingOf } from './segment-standing';

const now = Date.parse('2011-12-10T00:00:00Z');
const fine = {
  lifecycle: 'published',
  run: 'idle',
  trust: 'current',
  kind: 'dynamic',
  size: 3,
  refreshedAt: '2011-12-09T00:00:00Z',
} as const;

test.each([
  [{}, 'published', false],
  [{ refreshedAt: '2011-12-06T00:00:00Z' }, 'stale', true],
  [{ trust: 'broken', run: 'failed' }, 'broken', true],
  [{ trust: 'broken', run: 'running' }, 'refreshing', false],
  [{ run: 'failed' }, 'failed', true],
  [{ trust: 'held' }, 'held', true],
  [{ size: null, refreshedAt: null }, 'notYet', false],
  [{ lifecycle: 'draft', trust: 'broken' }, 'draft', false],
] as const)('%j is %s', (more, standing, pressing) => {
  const found = standingOf({ ...fine, ...more }, now);
  expect(found).toBe(standing);
  expect(needsAttention(found)).toBe(pressing);
});
