import { describe, expect, it } from 'vitest';
import { daysLate } from './days-late';

const zone = 'Asia/Shanghai';
const through24th = '2026-11-24T16:00:00Z';

describe('daysLate', () => {
  it.each([
    ['2026-11-24T15:00:00Z', 0],
    ['2026-11-25T12:00:00Z', 0],
    ['2026-11-26T15:59:59Z', 0],
    ['2026-11-26T16:00:00Z', 1],
    ['2026-11-28T17:00:00Z', 3],
  ])('tells for a daily table through 24 November, at %s: %i', (now, days) => {
    expect(daysLate(through24th, 1, now, zone)).toBe(days);
  });

  it('waits a whole cadence', () => {
    expect(daysLate(through24th, 7, '2026-12-02T15:00:00Z', zone)).toBe(0);
    expect(daysLate(through24th, 7, '2026-12-02T17:00:00Z', zone)).toBe(1);
  });

  it('counts local days over the end of summer time', () => {
    const start = '2026-10-23T22:00:00Z';
    expect(daysLate(start, 1, '2026-10-25T22:30:00Z', 'Europe/Berlin')).toBe(0);
    expect(daysLate(start, 1, '2026-10-25T23:00:00Z', 'Europe/Berlin')).toBe(1);
  });
});
