import { expect, test } from 'vitest';
import { mergePoints, type SizePoint } from './merge-points';

const point = (asOf: string, size: number, entered: number, left: number): SizePoint => ({
  asOf,
  size,
  total: 100,
  entered,
  left,
  causes: { entered: { activity: entered }, left: { clock: left } },
  approximate: false,
});

test('points of one day become its last one, their entries and exits added up', () => {
  const merged = mergePoints(
    [
      point('2011-12-01T00:00:00Z', 10, 10, 0),
      point('2011-12-02T08:00:00Z', 12, 3, 1),
      point('2011-12-02T20:00:00Z', 9, 0, 3),
    ],
    (asOf) => asOf.slice(0, 10),
  );
  expect(merged).toEqual([
    point('2011-12-01T00:00:00Z', 10, 10, 0),
    {
      ...point('2011-12-02T20:00:00Z', 9, 3, 4),
      causes: { entered: { activity: 3 }, left: { clock: 4 } },
    },
  ]);
});
