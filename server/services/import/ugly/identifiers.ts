import { lands, text, type UglyFile } from './ugly-file';
import { sheetOf } from './workbook';

const numeric = (v: string, format?: string) => ({ v, t: 'n', ...(format && { format }) }) as const;

/** Identifiers are never numbers or dates, however numeric they look. */
export const identifierFiles: readonly UglyFile[] = [
  {
    name: 'identifiers.csv',
    why: 'phones, identity and bank cards, codes with zeros in front, post codes: all text as written',
    bytes: text([
      'id,手机,身份证号,银行卡号,邮编,统一社会信用代码,座机',
      '00123,13800138000,11010519491231002X,6222021234567890123,010010,91440300279583285Y,0755-28780808',
      '00124,13900139000,440305199001011234,6217001234567890,518000,91110000802100433B,010-80800808',
      '00125,+86 138-0013-8000,44030519900101123x,,518001,,(021)6888 8888',
    ]),
    expect: lands(
      ['id', '手机', '身份证号', '银行卡号', '邮编', '统一社会信用代码', '座机'],
      [
        [
          ...['00123', '13800138000', '11010519491231002X', '6222021234567890123'],
          ...['010010', '91440300279583285Y', '0755-28780808'],
        ],
        [
          ...['00124', '13900139000', '440305199001011234', '6217001234567890'],
          ...['518000', '91110000802100433B', '010-80800808'],
        ],
        [
          '00125',
          '+86 138-0013-8000',
          '44030519900101123x',
          null,
          '518001',
          null,
          '(021)6888 8888',
        ],
      ],
      {
        kinds: {
          ...{ id: 'words', 手机: 'words', 身份证号: 'words', 银行卡号: 'words' },
          ...{ 邮编: 'words', 统一社会信用代码: 'words', 座机: 'words' },
        },
      },
    ),
  },
  {
    name: 'eleven-digits.csv',
    why: 'eleven digits and more are no amount',
    bytes: text(['id,order_ref', '1,12345678901', '2,20261101123456', '3,12345678902']),
    expect: lands(
      ['id', 'order_ref'],
      [
        ['1', '12345678901'],
        ['2', '20261101123456'],
        ['3', '12345678902'],
      ],
      { kinds: { order_ref: 'words' } },
    ),
  },
  {
    name: 'leading-zeros.csv',
    why: 'one code with a zero in front makes a column of codes',
    bytes: text(['id,code', '1,7', '2,08', '3,9']),
    expect: lands(
      ['id', 'code'],
      [
        ['1', '7'],
        ['2', '08'],
        ['3', '9'],
      ],
      { kinds: { code: 'words' } },
    ),
  },
  {
    name: 'post-codes.csv',
    why: 'six digits without a zero in front: the header says what they are',
    bytes: text(['id,邮编,postcode,电话', '1,518000,90210,28780808', '2,100000,10001,80800808']),
    expect: lands(
      ['id', '邮编', 'postcode', '电话'],
      [
        ['1', '518000', '90210', '28780808'],
        ['2', '100000', '10001', '80800808'],
      ],
      { kinds: { 邮编: 'words', postcode: 'words', 电话: 'words' } },
    ),
  },
  {
    name: 'codes-like-numbers-and-dates.csv',
    why: '1E5 is no hundred thousand, 12-3 no date, MAR1 no first of March',
    bytes: text(['id,sku,size,gene', '1,1E5,12-3,MAR1', '2,2E10,3-14,SEPT2', '3,1D3,1/2,OCT4']),
    expect: lands(
      ['id', 'sku', 'size', 'gene'],
      [
        ['1', '1E5', '12-3', 'MAR1'],
        ['2', '2E10', '3-14', 'SEPT2'],
        ['3', '1D3', '1/2', 'OCT4'],
      ],
      { kinds: { sku: 'words', size: 'words', gene: 'words' } },
    ),
  },
  {
    name: 'lost-digits.csv',
    why: 'Excel saved phones and cards as 1.38E+10: the digits are gone, and that is named',
    bytes: text([
      'id,手机,银行卡号',
      '1,1.38001E+10,6.22202E+18',
      '2,1.39001E+10,6.22202E+18',
      '3,13700137000,6222021234567890000',
    ]),
    expect: lands(
      ['id', '手机', '银行卡号'],
      [
        ['1', '1.38001E+10', '6.22202E+18'],
        ['2', '1.39001E+10', '6.22202E+18'],
        ['3', '13700137000', '6222021234567890000'],
      ],
      { kinds: { 手机: 'words', 银行卡号: 'words' }, notes: ['lostDigits'] },
    ),
  },
  {
    name: 'lost-digits-in-the-key.csv',
    why: 'a key that lost its digits would join strangers: such rows are set aside',
    bytes: text(['手机,city', '1.38001E+10,Oslo', '13900139000,Rome', '1.38001E+10,Bern']),
    key: '手机',
    expect: lands(['手机', 'city'], [['13900139000', 'Rome']], {
      bad: [
        [2, '手机', 'LOST_DIGITS'],
        [4, '手机', 'LOST_DIGITS'],
      ],
      notes: ['lostDigits'],
    }),
  },
  {
    name: 'identifiers.xlsx',
    why: 'numeric cells with phones and keys are written out in full, never as 1.38E+10 or 1001.0',
    bytes: () =>
      sheetOf([
        ['id', '手机', '单号'],
        [1001, 13800138000, numeric('202611011234')],
        [numeric('1002.0'), numeric('1.39001390E10'), numeric('202611011235')],
      ]),
    expect: lands(
      ['id', '手机', '单号'],
      [
        ['1001', '13800138000', '202611011234'],
        ['1002', '13900139000', '202611011235'],
      ],
      { kinds: { 手机: 'words', 单号: 'words' } },
    ),
  },
  {
    name: 'lost-digits.xlsx',
    why: 'a card of 19 digits in a numeric cell has lost its last ones, and that is named',
    bytes: () =>
      sheetOf([
        ['id', '银行卡号'],
        ['A', numeric('6.2220212345678899E+18')],
        ['B', '6222021234567890123'],
      ]),
    expect: lands(
      ['id', '银行卡号'],
      [
        ['A', '6222021234567889900'],
        ['B', '6222021234567890123'],
      ],
      { kinds: { 银行卡号: 'words' }, notes: ['lostDigits'] },
    ),
  },
  {
    name: 'zeros-by-format.xlsx',
    why: 'SAP keeps 123 and shows 0000000123: the shown code is the identifier',
    bytes: () =>
      sheetOf([
        ['id', 'name'],
        [numeric('123', '0000000000'), 'Acme'],
        [numeric('124', '0000000000'), 'Bolt'],
      ]),
    expect: lands(
      ['id', 'name'],
      [
        ['0000000123', 'Acme'],
        ['0000000124', 'Bolt'],
      ],
      { kinds: { id: 'words' } },
    ),
  },
  {
    name: 'text-marked-numbers.xlsx',
    why: 'a column formatted as text keeps its zeros and stays text',
    bytes: () =>
      sheetOf([
        ['id', 'code'],
        ['A', { v: '007', t: 's', format: '@' }],
        ['B', { v: '42', t: 's', format: '@' }],
      ]),
    expect: lands(
      ['id', 'code'],
      [
        ['A', '007'],
        ['B', '42'],
      ],
      { kinds: { code: 'words' } },
    ),
  },
  {
    name: '企业微信-手机.csv',
    why: 'phones copied from a phone book carry invisible direction marks; they stay text',
    bytes: text(['userid,手机', 'wangfang,\u202d13800138000\u202c', 'lining,13900139000']),
    key: 'userid',
    expect: lands(
      ['userid', '手机'],
      [
        ['lining', '13900139000'],
        ['wangfang', '\u202d13800138000\u202c'],
      ],
      { kinds: { 手机: 'words' } },
    ),
  },
];
