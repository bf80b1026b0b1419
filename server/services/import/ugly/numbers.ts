import type { ColumnFindingKind } from '@/server/domain/import/column-finding';
import type { ValueForm } from '@/server/domain/import/column-form';
import { type Landed, lands, text, type UglyFile } from './ugly-file';
import { type Cell, sheetOf } from './workbook';

type Stated = {
  readonly form?: ValueForm;
  readonly finding?: ColumnFindingKind;
  readonly notes?: Landed['notes'];
};
type Read = readonly [written: string, stored: string | null];

const keyOf = (at: number) => `K${String(at + 1).padStart(2, '0')}`;

/** A file whose second column holds the written values, each to be stored as the one beside it. */
function column(
  name: string,
  why: string,
  header: string,
  values: readonly Read[],
  { form, finding, notes }: Stated = {},
): UglyFile {
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  return {
    ...{ name, why },
    bytes: text([`id,${header}`, ...values.map(([cell], at) => `${keyOf(at)},${quoted(cell)}`)]),
    types: { [header]: 'number' },
    ...(form && { forms: { [header]: form } }),
    expect: lands(
      ['id', header],
      values.map(([, stored], at) => [keyOf(at), stored]),
      { ...(finding && { findings: { [header]: finding } }), ...(notes && { notes }) },
    ),
  };
}

function badColumn(
  name: string,
  why: string,
  header: string,
  values: readonly (readonly [string, string])[],
): UglyFile {
  return {
    ...{ name, why },
    bytes: text([`id,${header}`, 'A,1', ...values.map(([cell], at) => `${keyOf(at)},"${cell}"`)]),
    types: { [header]: 'number' },
    expect: lands(['id', header], [['A', '1']], {
      bad: values.map(([, code], at) => [at + 3, header, code] as const),
    }),
  };
}

const shown = (v: string, format: string): Cell => ({ v, t: 'n', format });

/** Numbers as people and programs write them. */
export const numberFiles: readonly UglyFile[] = [
  column('万-and-亿.csv', 'Chinese units multiply', '消费', [
    ['50万', '500000'],
    ['1.2亿', '120000000'],
    ['3千', '3000'],
    ['2.5 万', '25000'],
    ['-1.5万', '-15000'],
    ['1,200万', '12000000'],
    ['５０万', '500000'],
    ['2.5万元', '25000'],
    ['0.3亿元', '30000000'],
    ['1万亿', '1000000000000'],
  ]),
  column('currencies.csv', 'signs, codes and grouping commas around an amount', '金额', [
    ['¥1,234.00', '1234'],
    ['￥1,234.50', '1234.5'],
    ['1,234.00元', '1234'],
    ['-¥200', '-200'],
    ['¥-200', '-200'],
    ['$1,234,567.89', '1234567.89'],
    ['US$ 5', '5'],
    ['CNY 1,000', '1000'],
    ['€0.99', '0.99'],
    ['RMB300', '300'],
    ['１２，３４５．６７', '12345.67'],
    ['人民币 88.8', '88.8'],
  ]),
  column('negatives.csv', 'accountants write minus as brackets or behind', '余额', [
    ['（300）', '-300'],
    ['(1,234.56)', '-1234.56'],
    ['(¥1,000)', '-1000'],
    ['123-', '-123'],
    ['1,234.50-', '-1234.5'],
    ['－５', '-5'],
    ['\u22125.5', '-5.5'],
    ['+7', '7'],
    ['-0', '0'],
  ]),
  column('full-width.csv', 'digits and signs as a Chinese keyboard makes them', '数量', [
    ['１２３', '123'],
    ['１，２３４．５', '1234.5'],
    ['（３００）', '-300'],
    ['１２％', '0.12'],
    ['￥９９', '99'],
  ]),
  column('per-cent.csv', '12 % is 0.12, as a spreadsheet stores it', '折扣率', [
    ['12%', '0.12'],
    ['12 %', '0.12'],
    ['-3.5%', '-0.035'],
    ['100%', '1'],
    ['0.5%', '0.005'],
    ['12％', '0.12'],
  ]),
  column('blanks-between-digits.csv', 'French, Swiss and copied numbers', 'amount', [
    ['1 234', '1234'],
    ['1\u00a0234.5', '1234.5'],
    ['1\u202f234\u202f567', '1234567'],
    ["1'234.50", '1234.5'],
    ['1’234.50', '1234.5'],
    [' 42 ', '42'],
    ['\u00a042\u00a0', '42'],
    ['\u200b42', '42'],
  ]),
  column(
    'european.csv',
    'a decimal comma, stated for the column',
    'betrag',
    [
      ['1.234,56', '1234.56'],
      ['1.234', '1234'],
      ['12,5', '12.5'],
      ['-1.234.567,8', '-1234567.8'],
      ['1 234,5', '1234.5'],
      ['€ 12,00', '12'],
      ['7', '7'],
    ],
    { form: { decimal: ',' }, finding: 'decimalComma' },
  ),
  column(
    'missing-values.csv',
    'what spreadsheets write for no value is missing, and zero is not',
    'score',
    [
      ['#N/A', null],
      ['', null],
      ['   ', null],
      ['\u3000', null],
      ['0', '0'],
      ['0.00', '0'],
    ],
    { notes: ['errorCells'] },
  ),
  column(
    '万元-in-the-header.csv',
    'the unit in the header scales once, a unit in the cell is not scaled again',
    '金额(万元)',
    [
      ['12.5', '125000'],
      ['1,000', '10000000'],
      ['12.5万', '125000'],
      ['（3）', '-30000'],
      ['0', '0'],
    ],
  ),
  column('full-width-unit-in-the-header.csv', 'full-width brackets', '年消费（万元）', [
    ['50', '500000'],
    ['0.01', '100'],
  ]),
  column('千元-in-the-header.csv', 'thousands', '营业额（千元）', [['1.5', '1500']]),
  column('亿元-in-the-header.csv', 'hundreds of millions', '注册资本(亿元)', [
    ['1.2', '120000000'],
  ]),
  column('元-in-the-header.csv', 'plain yuan are as they are', '金额（元）', [['1.5', '1.5']]),
  column(
    'scale-stated.csv',
    'a stated scale stands in place of the header’s',
    '金额(万元)',
    [['12.5', '12.5']],
    {
      form: { scale: '1' },
    },
  ),
  column('thousandths-stated.csv', 'fen are hundredths', '金额（分）', [['1250', '12.5']], {
    form: { scale: '0.01' },
  }),
  column(
    'w-for-万.csv',
    'w is 万 where a person says so',
    'amount',
    [
      ['1.5w', '15000'],
      ['20W', '200000'],
      ['3', '3'],
    ],
    { form: { wan: true }, finding: 'wanLetters' },
  ),
  column('exact.csv', '38 digits stay exact', 'amount', [
    ['0.12345678901234567890123456789012345678', '0.12345678901234567890123456789012345678'],
    ['99999999999999999999999999999999999999', '99999999999999999999999999999999999999'],
    ['0.1', '0.1'],
  ]),
  badColumn('no-numbers.csv', 'what is no number is set aside, never zero', 'amount', [
    ['abc', 'BAD_NUMBER'],
    ['NaN', 'BAD_NUMBER'],
    ['Infinity', 'BAD_NUMBER'],
    ['-∞', 'BAD_NUMBER'],
    ['0x10', 'BAD_NUMBER'],
    ['1.2.3', 'BAD_NUMBER'],
    ['12,34', 'BAD_NUMBER'],
    ['1,23,456', 'BAD_NUMBER'],
    ['--5', 'BAD_NUMBER'],
    ['(-5)', 'BAD_NUMBER'],
    ['5万3', 'BAD_NUMBER'],
    ['约50万', 'BAD_NUMBER'],
    ['10-20', 'BAD_NUMBER'],
    ['2024-01-05', 'BAD_NUMBER'],
    ['1.5w', 'BAD_NUMBER'],
    ['1,234,56.7', 'BAD_NUMBER'],
    ['1.234,56', 'BAD_NUMBER'],
    ['1234567890123456789012345678901234567890', 'NUMBER_TOO_LONG'],
    ['%', 'BAD_NUMBER'],
    ['¥', 'BAD_NUMBER'],
    ['万', 'BAD_NUMBER'],
  ]),
  {
    name: 'numbers-recognised.csv',
    why: 'columns of such values are proposed as numbers without being told',
    bytes: text([
      'id,amount,消费,rate,余额,年消费(万元)',
      ...Array.from(
        { length: 12 },
        (_, at) => `K${at + 10},"¥${at},234.00",${at}.5万,${at}%,（${at + 1}00）,${at}.25`,
      ),
    ]),
    expect: lands(
      ['id', 'amount', '消费', 'rate', '余额', '年消费(万元)'],
      Array.from({ length: 12 }, (_, at) => [
        `K${at + 10}`,
        String(at * 1000 + 234),
        String(at * 10_000 + 5_000),
        String(at / 100),
        String(-(at + 1) * 100),
        String(at * 10_000 + 2_500),
      ]),
      {
        kinds: {
          id: 'words',
          ...{
            amount: 'number',
            消费: 'number',
            rate: 'number',
            余额: 'number',
            '年消费(万元)': 'number',
          },
        },
      },
    ),
  },
  {
    name: 'numbers.xlsx',
    why: 'a sheet stores the number; what the format shows (¥, %, brackets, 万) changes nothing',
    bytes: () =>
      sheetOf([
        ['id', 'plain', 'money', 'rate', 'brackets', 'long'],
        [
          'A',
          1.5,
          shown('1234', '"¥"#,##0.00'),
          shown('0.12', '0%'),
          shown('-300', '#,##0_);(#,##0)'),
          { v: '0.1', t: 'n' },
        ],
        [
          'B',
          { v: '1E-3', t: 'n' },
          shown('1234.5', '[$€-407] #,##0.00'),
          shown('0.125', '#10'),
          shown('300', '#37'),
          { v: '0.30000000000000004', t: 'n' },
        ],
        [
          'C',
          { v: '1.5E+3', t: 'n' },
          shown('500000', '0!.0,"万"'),
          shown('1', '0.00%'),
          0,
          { v: '12345678.9', t: 'n' },
        ],
      ]),
    types: { plain: 'number', money: 'money', rate: 'number', brackets: 'number', long: 'number' },
    expect: lands(
      ['id', 'plain', 'money', 'rate', 'brackets', 'long'],
      [
        ['A', '1.5', '1234', '0.12', '-300', '0.1'],
        ['B', '0.001', '1234.5', '0.125', '300', '0.3'],
        ['C', '1500', '500000', '1', '0', '12345678.9'],
      ],
    ),
  },
  {
    name: 'numbers-as-text.xlsx',
    why: 'amounts typed as text are read as in a CSV file, the header’s unit too',
    bytes: () =>
      sheetOf([
        ['id', '金额(万元)', '余额'],
        ['A', '12.5', '¥1,234.00'],
        ['B', 12.5, '（300）'],
        ['C', '1,000', '50万'],
        ['D', { v: '12.5万', t: 'str' }, '１２３'],
      ]),
    types: { '金额(万元)': 'money', 余额: 'money' },
    expect: lands(
      ['id', '金额(万元)', '余额'],
      [
        ['A', '125000', '1234'],
        ['B', '125000', '-300'],
        ['C', '10000000', '500000'],
        ['D', '125000', '123'],
      ],
    ),
  },
  {
    name: 'booleans.csv',
    why: 'yes and no in the words of both languages',
    bytes: text([
      'id,vip',
      'A,是',
      'B,否',
      'C,true',
      'D,FALSE',
      'E,Yes',
      'F,n',
      'G,1',
      'H,0',
      'I,',
      'J,也许',
    ]),
    types: { vip: 'boolean' },
    expect: lands(
      ['id', 'vip'],
      [
        ['A', 'true'],
        ['B', 'false'],
        ['C', 'true'],
        ['D', 'false'],
        ['E', 'true'],
        ['F', 'false'],
        ['G', 'true'],
        ['H', 'false'],
        ['I', null],
      ],
      { bad: [[11, 'vip', 'BAD_BOOLEAN']] },
    ),
  },
  {
    name: 'booleans.xlsx',
    why: 'cells of the type boolean beside typed words',
    bytes: () =>
      sheetOf([
        ['id', 'vip'],
        ['A', true],
        ['B', false],
        ['C', '是'],
        ['D', '否'],
        ['E', null],
      ]),
    types: { vip: 'boolean' },
    expect: lands(
      ['id', 'vip'],
      [
        ['A', 'true'],
        ['B', 'false'],
        ['C', 'true'],
        ['D', 'false'],
        ['E', null],
      ],
    ),
  },
];
