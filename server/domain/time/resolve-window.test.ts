import { describe, expect, it } from 'vitest';
import type { Window } from '../rule/window';
import type { Calendar } from './calendar';
import { resolveRelative, resolveWindow } from './resolve-window';

const shanghai: Calendar = { timeZone: 'Asia/Shanghai', weekStart: 'monday', fiscalYearStart: 4 };
const berlin: Calendar = { timeZone: 'Europe/Berlin', weekStart: 'monday', fiscalYearStart: 1 };
const beirut: Calendar = { timeZone: 'Asia/Beirut', weekStart: 'sunday', fiscalYearStart: 1 };

function edges(window: Window, asOf: string, calendar: Calendar) {
  const resolved = resolveWindow(window, { asOf, calendar });
  if ('refused' in resolved) return resolved.refused;
  return [resolved.from, resolved.to];
}

describe('resolveWindow', () => {
  it('rolls a window back from as-of', () => {
    expect(
      edges({ kind: 'last', n: 90, unit: 'day' }, '2011-12-10T00:00:00Z', {
        ...shanghai,
        timeZone: 'UTC',
      }),
    ).toEqual(['2011-09-11T00:00:00Z', '2011-12-10T00:00:00Z']);
  });

  it('clamps months to their last day', () => {
    expect(edges({ kind: 'last', n: 6, unit: 'month' }, '2023-08-31T04:00:00Z', shanghai)[0]).toBe(
      '2023-02-28T04:00:00Z',
    );
  });

  it('gives a day of 23 hours when the clocks go forward, and 25 when they go back', () => {
    expect(edges({ kind: 'previous', n: 1, unit: 'day' }, '2024-04-01T08:00:00Z', berlin)).toEqual([
      '2024-03-30T23:00:00Z',
      '2024-03-31T22:00:00Z',
    ]);
    expect(edges({ kind: 'previous', n: 1, unit: 'day' }, '2024-10-28T08:00:00Z', berlin)).toEqual([
      '2024-10-26T22:00:00Z',
      '2024-10-27T23:00:00Z',
    ]);
  });

  it('starts a day without midnight at the first instant that exists', () => {
    expect(
      edges(
        { kind: 'dates', from: '2024-03-31', to: '2024-03-31' },
        '2024-06-01T00:00:00Z',
        beirut,
      ),
    ).toEqual(['2024-03-30T22:00:00Z', '2024-03-31T21:00:00Z']);
  });

  it('keeps minutes and hours as elapsed time over a change of the clocks', () => {
    expect(edges({ kind: 'last', n: 24, unit: 'hour' }, '2024-03-31T12:00:00Z', berlin)[0]).toBe(
      '2024-03-30T12:00:00Z',
    );
    expect(edges({ kind: 'last', n: 1, unit: 'day' }, '2024-03-31T12:00:00Z', berlin)[0]).toBe(
      '2024-03-30T13:00:00Z',
    );
  });

  it('follows the start of the week and of the fiscal year', () => {
    expect(edges({ kind: 'current', unit: 'week' }, '2024-06-05T12:00:00Z', beirut)[0]).toBe(
      '2024-06-01T21:00:00Z',
    );
    expect(
      edges({ kind: 'period', unit: 'fiscalQuarter', offset: 0 }, '2024-06-05T12:00:00Z', shanghai),
    ).toEqual(['2024-03-31T16:00:00Z', '2024-06-30T16:00:00Z']);
    expect(
      edges({ kind: 'period', unit: 'fiscalYear', offset: -1 }, '2024-03-05T12:00:00Z', shanghai),
    ).toEqual(['2022-03-31T16:00:00Z', '2023-03-31T16:00:00Z']);
  });

  it('refuses a reversed range, a bad day and a KPI period outside a KPI', () => {
    const asOf = '2024-01-01T00:00:00Z';
    expect(edges({ kind: 'dates', from: '2024-02-01', to: '2024-01-01' }, asOf, berlin)).toBe(
      'RANGE_REVERSED',
    );
    expect(edges({ kind: 'dates', from: '2024-02-30', to: '2024-03-01' }, asOf, berlin)).toBe(
      'BAD_DATE',
    );
    expect(edges({ kind: 'betweenAgo', older: 1, newer: 2, unit: 'day' }, asOf, berlin)).toBe(
      'RANGE_REVERSED',
    );
    expect(edges({ kind: 'kpiPeriod' }, asOf, berlin)).toBe('PERIOD_OUTSIDE_KPI');
  });

  it('moves the upper edge of "so far" to the end of today on plain dates', () => {
    const resolved = resolveWindow(
      { kind: 'current', unit: 'month' },
      { asOf: '2024-05-15T10:00:00Z', calendar: shanghai },
    );
    expect(resolved).toMatchObject({ fromDate: '2024-05-01', toDate: '2024-05-16' });
  });
});

describe('resolveRelative', () => {
  it('moves an anchor by calendar units', () => {
    const context = { asOf: '2024-05-15T10:00:00Z', calendar: shanghai };
    expect(resolveRelative({ anchor: 'startOfMonth', offset: -1, unit: 'month' }, context)).toBe(
      '2024-03-31T16:00:00Z',
    );
    expect(resolveRelative({ anchor: 'startOfFiscalYear' }, context)).toBe('2024-03-31T16:00:00Z');
    expect(resolveRelative({ anchor: 'now', offset: -2, unit: 'hour' }, context)).toBe(
      '2024-05-15T08:00:00Z',
    );
  });
});
