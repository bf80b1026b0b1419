import { expect, it } from 'vitest';
import { backfillPoints } from './backfill-points';

const calendar = (timeZone: string) =>
  ({ timeZone, weekStart: 'monday', fiscalYearStart: 1 }) as const;

it('counts months from the first day, clamps them and comes back to the 31st', () => {
  expect(backfillPoints('2011-01-31', '2011-04-30', 'month', calendar('UTC'), 100)).toEqual([
    '2011-01-31T00:00:00Z',
    '2011-02-28T00:00:00Z',
    '2011-03-31T00:00:00Z',
    '2011-04-30T00:00:00Z',
  ]);
});

it('gives starts of local days, the last one included', () => {
  expect(
    backfillPoints('2011-03-12', '2011-03-14', 'day', calendar('America/New_York'), 100),
  ).toEqual(['2011-03-12T05:00:00Z', '2011-03-13T05:00:00Z', '2011-03-14T04:00:00Z']);
});

it('starts a day without a midnight at its first instant', () => {
  expect(
    backfillPoints('2018-11-04', '2018-11-04', 'day', calendar('America/Sao_Paulo'), 100),
  ).toEqual(['2018-11-04T03:00:00Z']);
});

it('stops at its limit', () => {
  expect(backfillPoints('0001-01-01', '9999-12-31', 'day', calendar('UTC'), 3)).toHaveLength(3);
});
