import { describe, expect, it } from 'vitest';
import { createFormat } from './create-format';

const en = createFormat({ locale: 'en', timeZone: 'Asia/Shanghai', currency: 'GBP' });
const zh = createFormat({ locale: 'zh-CN', timeZone: 'Asia/Shanghai', currency: 'GBP' });

describe('numbers', () => {
  it('shortens from 10,000 up in the reader’s units', () => {
    expect([5942, 9999, 10_000, 520_000, 1_730_000, 234_000_000].map(en.compact)).toEqual([
      '5,942',
      '9,999',
      '10K',
      '520K',
      '1.73M',
      '234M',
    ]);
    expect([5942, 10_000, 520_000, 1_730_000, 234_000_000].map(zh.compact)).toEqual([
      '5,942',
      '1万',
      '52万',
      '173万',
      '2.34亿',
    ]);
  });

  it('writes money in the workspace’s currency from exact decimals', () => {
    expect(en.money('16343651.02')).toBe('£16,343,651.02');
    expect(en.moneyCompact('372000')).toBe('£372k');
    expect(zh.moneyCompact('1730000')).toBe('£173 万');
    expect(zh.moneyCompact('234000000')).toBe('£2.34 亿');
    expect(en.money('9007199254740993.17')).toBe('£9,007,199,254,740,993.17');
  });

  it('uses the true minus and a dash for what is missing', () => {
    expect(en.signed(-8)).toBe('−8');
    expect(en.signed(9.5, 1)).toBe('+9.5');
    expect(en.signed(0)).toBe('0');
    expect(en.money('-196.1')).toBe('−£196.10');
    expect([en.number(null), en.share(null), en.money(undefined), en.shareOf(1, 0)]).toEqual([
      '–',
      '–',
      '–',
      '–',
    ]);
  });

  it('writes shares with one decimal', () => {
    expect(en.shareOf(153, 5942)).toBe('2.6%');
    expect(zh.share(0.687)).toBe('68.7%');
  });
});

describe('dates', () => {
  it('writes instants in the workspace’s zone', () => {
    expect(en.instant('2011-12-09T16:05:00Z')).toBe('10 Dec 2011, 00:05');
    expect(zh.instant('2011-12-09T16:05:00Z')).toBe('2011-12-10 00:05');
    expect(zh.instantShort('2011-12-09T16:05:00Z')).toBe('12 月 10 日 00:05');
  });

  it('leaves calendar dates in no zone', () => {
    expect([en.date('2011-12-10'), zh.date('2011-12-10')]).toEqual(['10 Dec 2011', '2011-12-10']);
    expect([en.month('2011-09-01'), zh.month('2011-09-01')]).toEqual(['Sep 2011', '2011 年 9 月']);
  });

  it('writes stretches of time in the unit people would use', () => {
    expect([400, 12_000, 125_000, 3_720_000].map(en.duration)).toEqual([
      '0.4 s',
      '12 s',
      '2 min 5 s',
      '1 h 2 min',
    ]);
    expect(zh.duration(400)).toBe('0.4 秒');
  });
});
