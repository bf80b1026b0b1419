import type { FieldType } from '@/server/domain/catalog/catalog';
import type { ColumnFindingKind } from '@/server/domain/import/column-finding';
import type { ValueForm } from '@/server/domain/import/column-form';
import { type Landed, lands, text, type UglyFile } from './ugly-file';
import { type Cell, sheetOf, workbook } from './workbook';

const keyOf = (at: number) => `K${String(at + 1).padStart(2, '0')}`;
type Stated = {
  readonly form?: ValueForm;
  readonly finding?: ColumnFindingKind;
  readonly notes?: Landed['notes'];
};
type Read = readonly [written: string, stored: string | null];

function column(
  name: string,
  why: string,
  type: FieldType,
  values: readonly Read[],
  { form, finding, notes }: Stated = {},
): UglyFile {
  return {
    ...{ name, why },
    bytes: text(['id,at', ...values.map(([cell], at) => `${keyOf(at)},"${cell}"`)]),
    types: { at: type },
    ...(form && { forms: { at: form } }),
    expect: lands(
      ['id', 'at'],
      values.map(([, stored], at) => [keyOf(at), stored]),
      { ...(finding && { findings: { at: finding } }), ...(notes && { notes }) },
    ),
  };
}

function badColumn(
  name: string,
  why: string,
  type: FieldType,
  fitting: Read,
  values: readonly string[],
  form?: ValueForm,
): UglyFile {
  const code = type === 'date' ? 'BAD_DATE' : 'BAD_TIME';
  return {
    ...{ name, why },
    bytes: text([
      'id,at',
      `A,${fitting[0]}`,
      ...values.map((cell, at) => `${keyOf(at)},"${cell}"`),
    ]),
    types: { at: type },
    ...(form && { forms: { at: form } }),
    expect: lands(['id', 'at'], [['A', fitting[1]]], {
      bad: values.map((_, at) => [at + 3, 'at', code] as const),
    }),
  };
}

const day = (v: string, format = '#14'): Cell => ({ v, t: 'n', format });
const chinese = '[$-804]yyyy"年"m"月"d"日";@';

/** Dates and times; the workspace lies in Asia/Shanghai, eight hours before UTC. */
export const dateFiles: readonly UglyFile[] = [
  column(
    'dates.csv',
    'days as they are written in China, Germany, by ISO and by machines',
    'date',
    [
      ['2024-01-05', '2024-01-05'],
      ['2024/1/5', '2024-01-05'],
      ['2024.01.05', '2024-01-05'],
      ['2024年1月5日', '2024-01-05'],
      ['2024年01月05日', '2024-01-05'],
      ['20240105', '2024-01-05'],
      ['2024-01-05 00:00:00', '2024-01-05'],
      ['2024/1/5 0:00', '2024-01-05'],
      ['２０２４－０１－０５', '2024-01-05'],
      ['２０２４年１月５日', '2024-01-05'],
      ['2024-02-29', '2024-02-29'],
      [' 2024-1-5 ', '2024-01-05'],
      ['#N/A', null],
    ],
    { notes: ['errorCells'] },
  ),
  column(
    'times.csv',
    'times in the workspace’s zone, with and without seconds, 上午 and 下午',
    'instant',
    [
      ['2024-01-05 15:30', '2024-01-05 07:30:00+00'],
      ['2024-01-05 15:30:22', '2024-01-05 07:30:22+00'],
      ['2024-01-05 15:30:22.500', '2024-01-05 07:30:22.5+00'],
      ['2024/1/5 9:05', '2024-01-05 01:05:00+00'],
      ['2024/1/5 下午3:05:00', '2024-01-05 07:05:00+00'],
      ['2024/1/5 上午9:05', '2024-01-05 01:05:00+00'],
      ['2024/1/5 上午12:05', '2024-01-04 16:05:00+00'],
      ['2024/1/5 下午12:05', '2024-01-05 04:05:00+00'],
      ['2024年1月5日 15时30分', '2024-01-05 07:30:00+00'],
      ['2024年1月5日 15时30分22秒', '2024-01-05 07:30:22+00'],
      ['2024年1月5日 下午3:05', '2024-01-05 07:05:00+00'],
      ['2024-01-05T15:30:22Z', '2024-01-05 15:30:22+00'],
      ['2024-01-05T15:30:22.123456+08:00', '2024-01-05 07:30:22.123456+00'],
      ['2024-01-05 15:30:22 +0800', '2024-01-05 07:30:22+00'],
      ['2024-01-05 3:30 PM', '2024-01-05 07:30:00+00'],
      ['2024-01-05 12:30 am', '2024-01-04 16:30:00+00'],
      ['2024-01-05', '2024-01-04 16:00:00+00'],
      ['20240105153022', '2024-01-05 07:30:22+00'],
      ['20240105', '2024-01-04 16:00:00+00'],
    ],
  ),
  column(
    'day-first.csv',
    'day before month, stated',
    'date',
    [
      ['13/02/2024', '2024-02-13'],
      ['3/4/2024', '2024-04-03'],
      ['03.04.2024', '2024-04-03'],
      ['31-12-2024', '2024-12-31'],
      ['2024-01-05', '2024-01-05'],
    ],
    { form: { dateOrder: 'dmy' } },
  ),
  column(
    'month-first.csv',
    'month before day, stated',
    'date',
    [
      ['02/13/2024', '2024-02-13'],
      ['3/4/2024', '2024-03-04'],
      ['12-31-2024', '2024-12-31'],
    ],
    { form: { dateOrder: 'mdy' } },
  ),
  column(
    'salesforce-times.csv',
    'month first with am and pm behind a comma',
    'instant',
    [
      ['1/5/2024, 3:30 PM', '2024-01-05 07:30:00+00'],
      ['1/5/2024 12:05 AM', '2024-01-04 16:05:00+00'],
      ['11/30/2024, 11:59:59 PM', '2024-11-30 15:59:59+00'],
    ],
    { form: { dateOrder: 'mdy' } },
  ),
  {
    name: 'day-first-by-evidence.csv',
    why: 'one day beyond the twelfth says what the others mean, and that is proposed',
    bytes: text([
      'id,at',
      ...Array.from({ length: 20 }, (_, at) => `${keyOf(at)},${at + 1}/2/2024`),
    ]),
    types: { at: 'date' },
    forms: { at: { dateOrder: 'dmy' } },
    expect: lands(
      ['id', 'at'],
      Array.from({ length: 20 }, (_, at) => [
        keyOf(at),
        `2024-02-${String(at + 1).padStart(2, '0')}`,
      ]),
      { findings: { at: 'dateOrder' }, proposed: { at: { dateOrder: 'dmy' } } },
    ),
  },
  {
    name: 'open-order.csv',
    why: 'no day beyond the twelfth: a person has to say, and is told so',
    bytes: text(['id,at', 'A,3/4/2024', 'B,1/2/2024']),
    types: { at: 'date' },
    forms: { at: { dateOrder: 'mdy' } },
    expect: lands(
      ['id', 'at'],
      [
        ['A', '2024-03-04'],
        ['B', '2024-01-02'],
      ],
      { findings: { at: 'ambiguousDateOrder' } },
    ),
  },
  badColumn(
    'ambiguous-days.csv',
    '3/4/2024 is two days; nobody said which, so it is none',
    'date',
    ['2024-01-05', '2024-01-05'],
    ['3/4/2024', '03/04/2024', '04.03.2024', '13/02/2024', '02/13/2024', '1/2/24'],
  ),
  badColumn(
    'no-dates.csv',
    'days that do not exist, halves of dates and words',
    'date',
    ['2024-01-05', '2024-01-05'],
    [
      '2024-02-30',
      '2023-02-29',
      '2024-13-01',
      '2024-00-10',
      '0000-00-00',
      '1900-01-00',
      '2024-01',
      '20240230',
      '2024-01-05 15:30',
      '昨天',
      'soon',
      '45306',
      '2024-1-5-6',
      '99999-01-01',
      '2024-01-05x',
    ],
  ),
  badColumn(
    'no-times.csv',
    'hours that do not exist',
    'instant',
    ['2024-01-05 08:00', '2024-01-05 00:00:00+00'],
    [
      '2024-01-05 24:00',
      '2024-01-05 12:60',
      '2024-01-05 13:00 PM',
      '2024-01-05 下午25:00',
      '15:30',
      '2024-01-05 15:30 +99:00',
    ],
  ),
  badColumn(
    'day-first-but-not.csv',
    'a month of 13 under the stated order is no date, and is not turned round',
    'date',
    ['13/02/2024', '2024-02-13'],
    ['02/13/2024', '31/04/2024'],
    { dateOrder: 'dmy' },
  ),
  column(
    'serials.csv',
    'a sheet saved with the format “general” has day numbers, read when that is stated',
    'date',
    [
      ['45296', '2024-01-05'],
      ['59', '1900-02-28'],
      ['61', '1900-03-01'],
      ['1', '1900-01-01'],
      ['2958465', '9999-12-31'],
    ],
    { form: { dateOrder: 'serial' } },
  ),
  column(
    'serial-times.csv',
    'with the time as a fraction of the day',
    'instant',
    [
      ['45296.5', '2024-01-05 04:00:00+00'],
      ['45296.333333333336', '2024-01-05 00:00:00+00'],
    ],
    { form: { dateOrder: 'serial' }, finding: 'serials' },
  ),
  {
    name: 'dates-recognised.csv',
    why: 'columns of days and of times are proposed as such',
    bytes: text([
      'id,注册日期,下单时间,到期日',
      'A,2024/1/5,2024/1/5 15:30,2024年12月31日',
      'B,2024/2/5,2024/2/5 9:05,2024年6月30日',
      'C,2024/11/25,2024/11/25 0:00,',
    ]),
    expect: lands(
      ['id', '注册日期', '下单时间', '到期日'],
      [
        ['A', '2024-01-05', '2024-01-05 07:30:00+00', '2024-12-31'],
        ['B', '2024-02-05', '2024-02-05 01:05:00+00', '2024-06-30'],
        ['C', '2024-11-25', '2024-11-24 16:00:00+00', null],
      ],
      { kinds: { 注册日期: 'date', 下单时间: 'instant', 到期日: 'date' } },
    ),
  },
  {
    name: 'dates.xlsx',
    why: 'day numbers under the formats of Excel, WPS and LibreOffice',
    bytes: () =>
      sheetOf([
        ['id', 'built_in', 'own', '中文', 'iso'],
        [
          'A',
          day('45296'),
          day('45296', 'yyyy\\-mm\\-dd'),
          day('45296', chinese),
          { v: '2024-01-05T00:00:00', t: 'd' },
        ],
        ['B', day('1'), day('59', 'dd/mm/yyyy;@'), day('61', chinese), { v: '2024-02-29', t: 'd' }],
        [
          'C',
          day('44927'),
          day('36526', '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy'),
          day('2958465', '[$-411]ggge"年"m"月"d"日"'),
          null,
        ],
      ]),
    types: { iso: 'date' },
    expect: lands(
      ['id', 'built_in', 'own', '中文', 'iso'],
      [
        ['A', '2024-01-05', '2024-01-05', '2024-01-05', '2024-01-05'],
        ['B', '1900-01-01', '1900-02-28', '1900-03-01', '2024-02-29'],
        ['C', '2023-01-01', '2000-01-01', '9999-12-31', null],
      ],
      { kinds: { built_in: 'date', own: 'date', 中文: 'date' } },
    ),
  },
  {
    name: 'wps-chinese-formats.xlsx',
    why: 'formats 31 and 58 exist in no file: Chinese Excel and WPS know them by number',
    bytes: () =>
      sheetOf([
        ['id', 'day', 'month', 'clock'],
        ['A', day('45296', '#31'), day('45296', '#58'), day('0.5', '#20')],
        ['B', day('45297', '#31'), day('45297', '#58'), day('0.75', '#20')],
      ]),
    expect: lands(
      ['id', 'day', 'month', 'clock'],
      [
        ['A', '2024-01-05', '2024-01-05', '12:00:00'],
        ['B', '2024-01-06', '2024-01-06', '18:00:00'],
      ],
      { kinds: { day: 'date', month: 'date', clock: 'words' } },
    ),
  },
  {
    name: 'times.xlsx',
    why: 'fractions of a day are rounded to the millisecond a person saw',
    bytes: () =>
      sheetOf([
        ['id', 'at'],
        ['A', day('45296.645833333336', 'yyyy/m/d h:mm')],
        ['B', day('45296.333333333336', '#22')],
        ['C', day('45296', 'yyyy-mm-dd hh:mm:ss')],
        ['D', day('45296.99998842592', 'yyyy-mm-dd hh:mm:ss')],
        ['E', { v: '2024-01-05T15:30:22', t: 'd' }],
        ['F', '2024/1/5 下午3:05:00'],
      ]),
    expect: lands(
      ['id', 'at'],
      [
        ['A', '2024-01-05 07:30:00+00'],
        ['B', '2024-01-05 00:00:00+00'],
        ['C', '2024-01-04 16:00:00+00'],
        ['D', '2024-01-05 15:59:59+00'],
        ['E', '2024-01-05 07:30:22+00'],
        ['F', '2024-01-05 07:05:00+00'],
      ],
      { kinds: { at: 'instant' } },
    ),
  },
  {
    name: 'dates-1904.xlsx',
    why: 'a workbook from an old Mac counts from 1904',
    bytes: () =>
      workbook({
        date1904: true,
        sheets: [
          {
            rows: [
              ['id', 'day'],
              ['A', day('0')],
              ['B', day('43834')],
              ['C', day('60')],
            ],
          },
        ],
      }),
    expect: lands(
      ['id', 'day'],
      [
        ['A', '1904-01-01'],
        ['B', '2024-01-05'],
        ['C', '1904-03-01'],
      ],
      { kinds: { day: 'date' } },
    ),
  },
  {
    name: 'february-29-of-1900.xlsx',
    why: 'day 60 is a day that Excel made up, day 0 and negative days are none: set aside, not shifted',
    bytes: () =>
      sheetOf([
        ['id', 'day'],
        ['A', day('59')],
        ['B', day('60')],
        ['C', day('0')],
        ['D', day('-1')],
        ['E', day('2958466')],
      ]),
    types: { day: 'date' },
    expect: lands(['id', 'day'], [['A', '1900-02-28']], {
      bad: [
        [3, 'day', 'BAD_DATE'],
        [4, 'day', 'BAD_DATE'],
        [5, 'day', 'BAD_DATE'],
        [6, 'day', 'BAD_DATE'],
      ],
    }),
  },
  {
    name: 'formats-that-are-no-dates.xlsx',
    why: 'letters of dates in quotes, colours and lengths make no date of a number',
    bytes: () =>
      sheetOf([
        ['id', 'days', 'red', 'hours'],
        ['A', day('12', '0" days"'), day('45296', '[Red]#,##0'), day('7', '0\\h')],
        ['B', day('30', '0"天"'), day('45297', '[Red]0'), day('8', '0\\h')],
      ]),
    expect: lands(
      ['id', 'days', 'red', 'hours'],
      [
        ['A', '12', '45296', '7'],
        ['B', '30', '45297', '8'],
      ],
      { kinds: { days: 'number', red: 'number', hours: 'number' } },
    ),
  },
  {
    name: 'dates-mixed-with-text.xlsx',
    why: 'half of a column are day numbers, the other half typed text',
    bytes: () =>
      sheetOf([
        ['id', 'day'],
        ['A', day('45296', 'yyyy/m/d')],
        ['B', '2024/1/6'],
        ['C', '2024年1月7日'],
        ['D', '待定'],
        ['E', { v: '#N/A', t: 'e' }],
      ]),
    types: { day: 'date' },
    expect: lands(
      ['id', 'day'],
      [
        ['A', '2024-01-05'],
        ['B', '2024-01-06'],
        ['C', '2024-01-07'],
        ['E', null],
      ],
      { bad: [[5, 'day', 'BAD_DATE']], notes: ['errorCells'] },
    ),
  },
];
