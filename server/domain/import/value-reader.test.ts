import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { BadValue } from './bad-value';
import { ColumnProfiler, guessType, proposeType } from './column-profile';
import { valueReader } from './value-reader';
import { utcMilliseconds, wallClock } from './zone-offset';

const read = (type: Parameters<typeof valueReader>[0], raw: string) => {
  const value = valueReader(type, false, utcMilliseconds)(raw);
  return value instanceof BadValue ? value.code : value;
};

describe('numbers', () => {
  it.each([
    ['12', '12'],
    [' +1.50 ', '1.50'],
    ['.5', '.5'],
    ['7.', '7'],
    ['-0', '-0'],
    ['', null],
    ['9'.repeat(38), '9'.repeat(38)],
    ['9'.repeat(39), 'NUMBER_TOO_LONG'],
    [`${'0'.repeat(60)}1`, `${'0'.repeat(60)}1`],
    ['1e5', '100000'],
    ['1,000', '1000'],
    ['NaN', 'BAD_NUMBER'],
    ['-Infinity', 'BAD_NUMBER'],
    ['0x10', 'BAD_NUMBER'],
  ])('reads %j as %j', (raw, value) => expect(read('number', raw)).toBe(value));
});

describe('dates and times', () => {
  it.each([
    ['2011-12-09', '2011-12-09'],
    ['2011/1/9', '2011-01-09'],
    ['2012年2月29日', '2012-02-29'],
    ['2011-12-09 00:00:00', '2011-12-09'],
    ['2011-12-09 08:00', 'BAD_DATE'],
    ['2011-02-29', 'BAD_DATE'],
    ['09/12/2011', 'BAD_DATE'],
    ['0000-01-01', 'BAD_DATE'],
  ])('reads the date %j as %j', (raw, value) => expect(read('date', raw)).toBe(value));

  it.each([
    ['2011-12-09 08:05', '2011-12-09T08:05:00Z'],
    ['2011-12-09T08:05:06.123456789+08:00', '2011-12-09T00:05:06.123456Z'],
    ['2011-12-09T08:05:06.500Z', '2011-12-09T08:05:06.5Z'],
    ['0099-01-01 00:00:00', '0099-01-01T00:00:00Z'],
    ['2011-12-09', '2011-12-09T00:00:00Z'],
    ['2011-12-09 24:00', 'BAD_TIME'],
    ['yesterday', 'BAD_TIME'],
  ])('reads the instant %j as %j', (raw, value) => expect(read('instant', raw)).toBe(value));

  it.each([
    'Europe/Oslo',
    'Australia/Lord_Howe',
    'America/New_York',
    'Asia/Beirut',
    'Pacific/Apia',
  ])(
    'agrees with the zone rules of %s at every quarter of an hour',
    (zone) => {
      const toUtc = wallClock(zone);
      const start = Temporal.PlainDateTime.from('2011-12-01T00:00');
      for (let quarter = 0; quarter < 4 * 24 * 400; quarter += 1) {
        const wall = start.add({ minutes: 15 * quarter });
        const exact = wall.toZonedDateTime(zone, {
          disambiguation: 'compatible',
        }).epochMilliseconds;
        if (toUtc(wall) !== exact) expect.fail(`${zone} ${wall}`);
      }
    },
    60_000,
  );
});

describe('guessing', () => {
  const profile = (header: string, ...cells: string[]) => {
    const profiler = new ColumnProfiler(header, 1_000);
    for (const cell of cells) profiler.add(cell);
    return profiler.finish();
  };

  it.each([
    [['1', '2.5', ''], 'number'],
    [['1', 'NaN'], 'number'],
    [['007', '8'], 'text'],
    [['12345678901'], 'text'],
    [['+4712345678'], 'text'],
    [['true', 'False'], 'boolean'],
    [['2011-12-09', ''], 'date'],
    [['2011-12-09 08:00'], 'instant'],
    [['2011-12-09', 'soon'], 'text'],
    [['', ''], 'text'],
  ])('of %j is %s', (cells, type) => expect(guessType(profile('x', ...cells))).toBe(type));

  it('proposes a choice for few repeated texts and money by its name', () => {
    expect(proposeType(profile('status', ...Array(20).fill('paid'), 'cancelled'))).toBe('choice');
    expect(proposeType(profile('amount', '1.5'))).toBe('money');
    expect(proposeType(profile('size', ...Array(39).fill('1'), 'n/a'))).toBe('number');
  });
});
