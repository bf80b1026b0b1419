import { describe, expect, test } from 'vitest';
import { approximateStretches, linePoints } from './approximate-stretches';
import { bucketUnit, changeBuckets } from './change-buckets';
import { groupCauses, type HistoryPoint, withAfter } from './history';
import { localDay, unitStart } from './local-calendar';
import { spreadLabels } from './spread-labels';
import { timeTicks } from './time-ticks';
import { valueTicks } from './value-ticks';

const at = (text: string) => Date.parse(text);
const iso = (time: number) => new Date(time).toISOString();
const point = (asOf: string, more: Partial<HistoryPoint> = {}): HistoryPoint => ({
  asOf,
  after: null,
  size: 10,
  total: 100,
  entered: 0,
  left: 0,
  causes: null,
  approximate: null,
  ...more,
});

describe('value ticks', () => {
  test.each([
    [456, 0, [0, 200, 400, 600]],
    [1606, 0, [0, 500, 1000, 1500, 2000]],
    [3, 0, [0, 1, 2, 3]],
    [0, 0, [0, 1]],
    [320, -190, [-200, 0, 200, 400]],
    [0, -7, [-8, -6, -4, -2, 0]],
  ])('cover %d down to %d by few round counts', (most, least, ticks) => {
    expect(valueTicks(most, least)).toEqual(ticks);
  });
});

describe('local calendar', () => {
  test('a day starts at the local midnight on both sides of a clock change', () => {
    expect(iso(unitStart(at('2011-03-27T12:00:00Z'), 'day', 'Europe/London'))).toBe(
      '2011-03-27T00:00:00.000Z',
    );
    expect(iso(unitStart(at('2011-03-27T12:00:00Z'), 'day', 'Europe/London', 1))).toBe(
      '2011-03-27T23:00:00.000Z',
    );
  });
  test('months and quarters move across the year', () => {
    expect(localDay(unitStart(at('2011-11-20T00:00:00Z'), 'month', 'UTC', 2), 'UTC')).toEqual({
      year: 2012,
      month: 1,
      day: 1,
    });
    expect(iso(unitStart(at('2011-11-20T00:00:00Z'), 'quarter', 'Asia/Shanghai'))).toBe(
      '2011-09-30T16:00:00.000Z',
    );
  });
  test('a week starts on its Monday', () => {
    expect(iso(unitStart(at('2011-12-11T08:00:00Z'), 'week', 'UTC'))).toBe(
      '2011-12-05T00:00:00.000Z',
    );
  });
});

test('time ticks are starts of local units, not more than the width bears', () => {
  const { times, unit } = timeTicks(
    at('2009-12-31T16:00:00Z'),
    at('2011-12-10T00:00:00Z'),
    640,
    'Asia/Shanghai',
  );
  expect(unit).toBe('quarter');
  expect(times.map(iso)[0]).toBe('2009-12-31T16:00:00.000Z');
  expect(times).toHaveLength(8);
});

describe('change buckets', () => {
  test('a point at the start of a month tells what moved in the month before', () => {
    const buckets = changeBuckets(
      [
        point('2011-11-01T00:00:00Z', { entered: 3 }),
        point('2011-12-01T00:00:00Z', {
          entered: 5,
          left: 2,
          causes: { entered: { rule: 4, activity: 1 }, left: { settings: 1, clock: 1 } },
        }),
        point('2011-12-02T00:00:00Z', { entered: 1 }),
      ],
      'month',
      'UTC',
    );
    expect(buckets.map((b) => [iso(b.start).slice(0, 7), b.entered, b.left])).toEqual([
      ['2011-10', 3, 0],
      ['2011-11', 5, 2],
      ['2011-12', 1, 0],
    ]);
    expect(buckets[1]).toMatchObject({ enteredByRule: 4, leftByRule: 1 });
  });
  test('a bar names the stretch its moves lie in, from the point before its first', () => {
    const points = withAfter(
      ['2011-11-01T00:00:00Z', '2011-11-09T00:00:00Z', '2011-12-01T00:00:00Z'].map((asOf) =>
        point(asOf),
      ),
      '2011-10-20T00:00:00Z',
    );
    expect(changeBuckets(points, 'month', 'UTC').map(({ after, until }) => [after, until])).toEqual(
      [
        ['2011-10-20T00:00:00Z', '2011-11-01T00:00:00Z'],
        ['2011-11-01T00:00:00Z', '2011-12-01T00:00:00Z'],
      ],
    );
  });
  test('the unit is the finest that gives few bars', () => {
    const to = at('2011-12-10T00:00:00Z');
    expect(bucketUnit(at('2011-11-10T00:00:00Z'), to)).toBe('day');
    expect(bucketUnit(at('2011-06-10T00:00:00Z'), to)).toBe('week');
    expect(bucketUnit(at('2009-12-10T00:00:00Z'), to)).toBe('month');
  });
});

describe('approximate points', () => {
  const points = [
    point('2011-01-01T00:00:00Z', { approximate: 'before the first order' }),
    point('2011-02-01T00:00:00Z', { approximate: 'before the first order' }),
    point('2011-03-01T00:00:00Z'),
    point('2011-04-01T00:00:00Z'),
  ];
  test('their ground reaches to the next exact point', () => {
    expect(approximateStretches(points)).toEqual([
      {
        from: at('2011-01-01T00:00:00Z'),
        to: at('2011-03-01T00:00:00Z'),
        reason: 'before the first order',
      },
    ]);
  });
  test('the dashed and the solid line meet in one point', () => {
    expect(linePoints(points).map((p) => [p.approximate !== null, p.exact !== null])).toEqual([
      [true, false],
      [true, false],
      [true, true],
      [false, true],
    ]);
  });
});

describe('labels at the ends of lines', () => {
  test('keep their order and a gap', () => {
    expect(spreadLabels([50, 52, 10], 14, 0, 100)).toEqual([50, 64, 10]);
  });
  test('are pushed up from the lower edge', () => {
    expect(spreadLabels([98, 99, 97], 14, 0, 100)).toEqual([86, 100, 72]);
  });
});

test('every cause has its group', () => {
  expect(groupCauses({ activity: 2, correction: 1, settings: 4, clock: 3, reference: 1 })).toEqual({
    data: 3,
    rule: 4,
    clock: 3,
    reference: 1,
  });
});
