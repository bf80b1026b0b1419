import { expect, test } from 'vitest';
import { justBefore, stretchOf } from './stretch';

const none = { from: null, to: null };
const now = '2011-12-10T00:00:00Z';

test.each([
  ['30d', 'UTC', '2011-11-10T00:00:00.000Z'],
  ['24m', 'UTC', '2009-12-10T00:00:00.000Z'],
  ['12m', 'Asia/Shanghai', '2010-12-09T16:00:00.000Z'],
] as const)('%s back from now in %s begins at a local midnight', (period, zone, from) => {
  expect(stretchOf({ ...none, period }, 'all', now, zone)).toEqual({ from, to: null });
});

test('months back from the last of a month end at the last of the shorter one', () => {
  expect(stretchOf({ ...none, period: '12m' }, 'all', '2012-02-29T12:00:00Z', 'UTC').from).toBe(
    '2011-02-28T00:00:00.000Z',
  );
});

test('a custom stretch holds its last day whole, in the workspace zone', () => {
  const query = {
    period: 'custom',
    from: new Date('2011-01-01T00:00:00Z'),
    to: new Date('2011-03-27T00:00:00Z'),
  } as const;
  expect(stretchOf(query, 'all', now, 'Europe/London')).toEqual({
    from: '2011-01-01T00:00:00.000Z',
    to: '2011-03-27T23:00:00.000Z',
  });
});

test('without a period in the address the saved one counts', () => {
  expect(stretchOf({ ...none, period: null }, 'all', now, 'UTC')).toEqual(none);
});

test('moves after the microsecond before an instant are those from it on', () => {
  expect(justBefore('2011-12-01T00:00:00.000Z')).toBe('2011-11-30T23:59:59.999999Z');
});
