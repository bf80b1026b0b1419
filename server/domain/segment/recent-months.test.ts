import { expect, it } from 'vitest';
import { recentMonths } from './recent-months';

const utc = { timeZone: 'UTC', weekStart: 'monday', fiscalYearStart: 1 } as const;

it('ends with the month that has begun', () => {
  expect(recentMonths('2011-12-10T00:00:00Z', 24, utc)).toEqual({
    ...{ from: '2010-01-01', to: '2011-12-01' },
  });
});

it('leaves out a month that begins exactly then, for the live refresh stands there', () => {
  expect(recentMonths('2011-12-01T00:00:00Z', 2, utc)).toEqual({
    ...{ from: '2011-10-01', to: '2011-11-01' },
  });
});
