import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { BadValue } from './bad-value';
import type { ValueForm } from './column-form';
import { ColumnProfiler, guessType, proposeType } from './column-profile';
import { unitOfHeader } from './header-unit';
import { valueReader } from './value-reader';
import { utcMilliseconds, wallClock } from './zone-offset';

const read = (type: Parameters<typeof valueReader>[0], raw: string, form?: ValueForm) => {
  const value = valueReader(type, false, utcMilliseconds, form)(raw);
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

describe('numbers as people write them', () => {
  it.each<[string, string | null, ValueForm?]>([
    ['50万', '500000'],
    ['1.2亿', '120000000'],
    ['3千', '3000'],
    ['1.5k', '1500'],
    ['1.5w', 'BAD_NUMBER'],
    ['1.5W', '15000', { wan: true }],
    ['¥1,234.00', '1234.00'],
    ['￥ １，２３４．５', '1234.5'],
    ['$-5', '-5'],
    ['-€5', '-5'],
    ['CNY 98,000.50', '98000.50'],
    ['300元', '300'],
    ['（300）', '-300'],
    ['(1,300.5)', '-1300.5'],
    ['300-', '-300'],
    ['－３００', '-300'],
    ['−7', '-7'],
    ['1 234 567', '1234567'],
    ['1\u00a0234.5', '1234.5'],
    ["1'234.50", '1234.50'],
    ['\u200b42', '42'],
    ['12 %', '0.12'],
    ['12.5％', '0.125'],
    ['12‰', '0.012'],
    ['1.5E+3', '1500'],
    ['1E-3', '0.001'],
    ['1E+11', '100000000000'],
    ['1.23457E+11', 'LOST_DIGITS'],
    ['1.234,56', 'BAD_NUMBER'],
    ['1.234,56', '1234.56', { decimal: ',' }],
    ['1.234', '1234', { decimal: ',' }],
    ['1.234', '1.234'],
    ['1,23', 'BAD_NUMBER'],
    ['1,2345', 'BAD_NUMBER'],
    ['12,34,567', 'BAD_NUMBER'],
    ['1 2', 'BAD_NUMBER'],
    ['--5', 'BAD_NUMBER'],
    ['(-5)', 'BAD_NUMBER'],
    ['5 kg', 'BAD_NUMBER'],
    ['.', null],
    [',', 'BAD_NUMBER'],
    ['--', null],
    ['N/A', null],
    ['暂无', null],
    ['#DIV/0!', null],
    ['50.5', '505000', { scale: '10000' }],
    ['50万', '500000', { scale: '10000' }],
    ['12%', '0.12', { scale: '10000' }],
    ['-0.5', '-500', { scale: '1000' }],
    ['3', '4.5', { scale: '1.5' }],
    ['9'.repeat(38), 'NUMBER_TOO_LONG', { scale: '10' }],
    [`${'9'.repeat(60)}x`, 'BAD_NUMBER'],
    [`${' '.repeat(50)}${'1 '.repeat(5_000)}x`, 'BAD_NUMBER'],
  ])('reads %j as %j', (raw, value, form) => expect(read('number', raw, form)).toBe(value));
});

describe('dates as people write them', () => {
  it.each<[string, string | null, ValueForm?]>([
    ['2024.1.5', '2024-01-05'],
    ['20240105', '2024-01-05'],
    ['20241305', 'BAD_DATE'],
    ['2024年1月', '2024-01-01'],
    ['2024年1月5号', '2024-01-05'],
    ['２０２４－０１－０５', '2024-01-05'],
    ['2024-01-05 星期五', '2024-01-05'],
    ['5-Jan-2024', '2024-01-05'],
    ['January 5, 2024', '2024-01-05'],
    ['5 Foo 2024', 'BAD_DATE'],
    ['24/1/5', 'BAD_DATE'],
    ['1/5/2024', 'BAD_DATE'],
    ['1/5/2024', '2024-05-01', { dateOrder: 'dmy' }],
    ['1/5/2024', '2024-01-05', { dateOrder: 'mdy' }],
    ['13/5/2024', 'BAD_DATE', { dateOrder: 'mdy' }],
    ['45296', 'BAD_DATE'],
    ['45296', '2024-01-05', { dateOrder: 'serial' }],
    ['60', 'BAD_DATE', { dateOrder: 'serial' }],
    ['1', '1900-01-01', { dateOrder: 'serial' }],
    ['2958465', '9999-12-31', { dateOrder: 'serial' }],
    ['暂无', null],
    ['-', null],
  ])('reads the date %j as %j', (raw, value, form) => expect(read('date', raw, form)).toBe(value));

  it.each<[string, string | null, ValueForm?]>([
    ['2024/1/5 下午3:20', '2024-01-05T15:20:00Z'],
    ['2024年1月5日 上午12:05:06', '2024-01-05T00:05:06Z'],
    ['2024年1月5日8时30分', '2024-01-05T08:30:00Z'],
    ['2024-01-05 12:00 AM', '2024-01-05T00:00:00Z'],
    ['2024-01-05 12:30:15 pm', '2024-01-05T12:30:15Z'],
    ['2024-01-05 13:00 PM', 'BAD_TIME'],
    ['5/1/2024 8:05', '2024-01-05T08:05:00Z', { dateOrder: 'dmy' }],
    ['2024-01-05T08:00:00.5 +08:00', '2024-01-05T00:00:00.5Z'],
    ['20240105083000', '2024-01-05T08:30:00Z'],
    ['45296.354166666664', '2024-01-05T08:30:00Z', { dateOrder: 'serial' }],
    ['2024-01-05 25:00', 'BAD_TIME'],
    ['无', null],
  ])('reads the instant %j as %j', (raw, value, form) =>
    expect(read('instant', raw, form)).toBe(value),
  );
});

describe('yes, no and guarded texts', () => {
  it.each([
    ['有', 'true'],
    ['√', 'true'],
    ['Y', 'true'],
    ['无', 'false'],
    ['×', 'false'],
    ['否', 'false'],
    ['N/A', null],
    ['maybe', 'BAD_BOOLEAN'],
  ])('reads %j as %j', (raw, value) => expect(read('boolean', raw)).toBe(value));

  it.each([
    ["'=1+1", '=1+1'],
    ["'＋86", '＋86'],
    ["'Twas", "'Twas"],
    ['="0138"', '0138'],
    ['=1+1', '=1+1'],
    ['#N/A', null],
    ['#1', '#1'],
  ])('reads the text %j as %j', (raw, value) => expect(read('text', raw)).toBe(value));
});

describe('the unit in a header', () => {
  it.each([
    ['金额(万元)', '10000'],
    ['金额（千元）', '1000'],
    ['销售额（单位：亿元）', '100000000'],
    ['合同额_万元', '10000'],
    ['年收入万元', '10000'],
    ['Amount (k)', '1000'],
    ['Revenue (USD mn)', '1000000'],
    ["Sales ('000)", '1000'],
    ['重量(千克)', null],
    ['距离(千米)', null],
    ['金额(元)', null],
    ['长度(m)', null],
    ['客户(重要)', null],
    ['万科', null],
  ])('%s is %s', (header, scale) => expect(unitOfHeader(header)).toBe(scale));
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

  it.each<[string, string[], string]>([
    ['金额', ['¥1,234.00', '（300）', '--'], 'money'],
    ['消费', ['50万', '1.2亿'], 'money'],
    ['手机', ['13800138000', '13900139000'], 'text'],
    ['邮编', ['100000', '518000'], 'text'],
    ['身份证号', ['110101199003070011', '11010119900307001X'], 'text'],
    ['日期', ['20240105', '20240229'], 'date'],
    ['编码', ['20240105', '20240229'], 'text'],
    ['数量', ['20240105', '20240229'], 'number'],
    ['签约日期', ['45296', '45300'], 'date'],
    ['date', ['1/2/2024', '3/4/2024'], 'date'],
    ['会员', ['是', '否', '是'], 'boolean'],
    ['备注', ['无', '无'], 'text'],
    ['x', ['N/A', '--'], 'text'],
    ['amount', ['1.5w', '2w'], 'money'],
    ['power', ['60w', '40w'], 'text'],
  ])('proposes for %s with %j the type %s', (header, cells, type) =>
    expect(proposeType(profile(header, ...cells))).toBe(type),
  );

  it.each<[string, string[], ValueForm, string[]]>([
    ['betrag', ['1.234,56', '12,5', '7'], { decimal: ',' }, ['writtenNumbers', 'decimalComma']],
    ['amount', ['1,234', '5'], {}, ['writtenNumbers', 'ambiguousDecimal']],
    ['amount', ['1,234', '1,234.5'], {}, ['writtenNumbers']],
    ['amount', ['1,5', '1.5'], {}, ['writtenNumbers', 'mixedDecimal']],
    ['金额(万元)', ['50.5', '3'], { scale: '10000' }, ['scaled']],
    ['day', ['1/2/2024', '13/2/2024'], { dateOrder: 'dmy' }, ['dateOrder']],
    ['day', ['1/2/2024', '2/13/2024'], { dateOrder: 'mdy' }, ['dateOrder']],
    ['day', ['1/2/2024', '3/4/2024'], {}, ['ambiguousDateOrder']],
    ['day', ['13/2/2024', '2/13/2024'], {}, ['mixedDateOrder']],
    ['day', ['24/1/5'], {}, ['shortYears']],
    ['日期', ['45296'], { dateOrder: 'serial' }, ['serials']],
    ['note', ["'=1", '#N/A', '--'], {}, ['missingWords', 'errorTexts', 'guarded']],
  ])('tells of %s with %j its form %j and %j', (header, cells, form, findings) => {
    const found = profile(header, ...cells);
    expect(found.form).toEqual(form);
    expect(found.findings.map(({ kind }) => kind)).toEqual(findings);
  });

  it('tells the median after the scale, of a sample that does not grow', () => {
    expect(profile('金额(万元)', '1', '3', '2', '10').median).toBe('25000');
    expect(profile('amount', '1.234,5', '10,5').median).toBe('622.5');
    expect(profile('name', 'a').median).toBeNull();
    const many = profile('n', ...Array.from({ length: 50_000 }, (_, at) => String(at)));
    expect(Math.abs(Number(many.median) - 25_000)).toBeLessThan(100);
  });

  it('tells of digits that were lost before the file was made, with the first line', () => {
    const profiler = new ColumnProfiler('卡号', 100);
    for (const [at, cell] of ['1', '1.23457E+11', '622202123456789000'].entries())
      profiler.add(cell, at + 2);
    expect(profiler.notes.lostDigits).toMatchObject({ count: 2, line: 3, example: '1.23457E+11' });
  });

  it('proposes a choice for few repeated texts and money by its name', () => {
    expect(proposeType(profile('status', ...Array(20).fill('paid'), 'cancelled'))).toBe('choice');
    expect(proposeType(profile('amount', '1.5'))).toBe('money');
    expect(proposeType(profile('size', ...Array(39).fill('1'), 'n/a'))).toBe('number');
  });
});
