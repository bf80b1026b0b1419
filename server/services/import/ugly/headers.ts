import { lands, refused, text, type UglyFile } from './ugly-file';
import { sheetOf } from './workbook';

const many = (columns: number) => () =>
  Buffer.from(
    `id,${Array.from({ length: columns - 1 }, (_, at) => `c${at}`)}\nA,${Array.from({ length: columns - 1 }, (_, at) => at)}\n`,
  );

const titled = lands(
  ['客户编号', '客户名称', '城市'],
  [
    ['C001', '华为技术', '深圳'],
    ['C002', '李宁体育', '北京'],
  ],
  { notes: ['titleRows'] },
);
const titledRows = [
  ['客户资料表'],
  ['导出时间：2026-11-01 10:30:00', null, '制表人：王芳'],
  [],
  ['客户编号', '客户名称', '城市'],
  ['C001', '华为技术', '深圳'],
  ['C002', '李宁体育', '北京'],
] as const;

const grouped = [
  ['客户编号', '基本信息', null, '联系方式', null],
  [null, '名称', '城市', '电话', '邮箱'],
  ['C001', '华为技术', '深圳', '0755-28780808', 'a@huawei.com'],
  ['C002', '李宁体育', '北京', '010-80800808', null],
] as const;
const groupedRows = [
  ['C001', '华为技术', '深圳', '0755-28780808', 'a@huawei.com'],
  ['C002', '李宁体育', '北京', '010-80800808', null],
];

/** Headers: below titles, in two rows, blank, repeated, hostile. */
export const headerFiles: readonly UglyFile[] = [
  {
    name: '金蝶-客户资料.csv',
    why: 'a title, a line of who exported it and a blank line stand above the header',
    bytes: text(
      [
        '客户资料表,,',
        '导出时间：2026-11-01 10:30:00,,制表人：王芳',
        ',,',
        '客户编号,客户名称,城市',
        'C001,华为技术,深圳',
        'C002,李宁体育,北京',
      ],
      'gb18030',
      '\r\n',
    ),
    key: '客户编号',
    expect: titled,
  },
  {
    name: 'title-of-one-cell.csv',
    why: 'the title lines have fewer cells than the table',
    bytes: text([
      'Customer report',
      'Created 2026-11-01',
      '',
      'customer no,name,city',
      'C001,Acme,Oslo',
      'C002,Total Energies,Paris',
    ]),
    key: 'customer no',
    expect: lands(
      ['customer no', 'name', 'city'],
      [
        ['C001', 'Acme', 'Oslo'],
        ['C002', 'Total Energies', 'Paris'],
      ],
      { notes: ['titleRows'] },
    ),
  },
  {
    name: '金蝶-客户资料.xlsx',
    why: 'the same in a sheet, the title merged over all columns',
    bytes: () => sheetOf(titledRows, { merges: ['A1:C1'] }),
    key: '客户编号',
    expect: titled,
  },
  {
    name: 'header-stated.xlsx',
    why: 'the row of the header can be stated',
    bytes: () => sheetOf(titledRows, { merges: ['A1:C1'] }),
    key: '客户编号',
    reading: { headerFrom: 4 },
    expect: titled,
  },
  {
    name: '销售易-两行表头.xlsx',
    why: 'groups merged above the names: both rows make the name, a merge downwards keeps it',
    bytes: () => sheetOf(grouped, { merges: ['A1:A2', 'B1:C1', 'D1:E1'] }),
    key: '客户编号',
    expect: lands(
      ['客户编号', '基本信息 / 名称', '基本信息 / 城市', '联系方式 / 电话', '联系方式 / 邮箱'],
      groupedRows,
      { notes: ['joinedHeader'] },
    ),
  },
  {
    name: 'two-header-rows-with-title.xlsx',
    why: 'a title above a header of two rows',
    bytes: () =>
      sheetOf([['客户联系表'], ...grouped], { merges: ['A1:E1', 'A2:A3', 'B2:C2', 'D2:E2'] }),
    key: '客户编号',
    expect: lands(
      ['客户编号', '基本信息 / 名称', '基本信息 / 城市', '联系方式 / 电话', '联系方式 / 邮箱'],
      groupedRows,
      { notes: ['titleRows', 'joinedHeader'] },
    ),
  },
  {
    name: 'two-header-rows.csv',
    why: 'saved as CSV the merges are gone: two rows are joined when they are stated',
    bytes: text([
      '客户编号,基本信息,,联系方式,',
      ',名称,城市,电话,邮箱',
      'C001,华为技术,深圳,0755-28780808,a@huawei.com',
      'C002,李宁体育,北京,010-80800808,',
    ]),
    key: '客户编号',
    reading: { headerFrom: 1, headerTo: 2 },
    expect: lands(
      ['客户编号', '基本信息 / 名称', '基本信息 / 城市', '联系方式 / 电话', '联系方式 / 邮箱'],
      groupedRows,
      { notes: ['joinedHeader'] },
    ),
  },
  {
    name: 'line-end-in-a-header.xlsx',
    why: 'Alt+Enter inside a header cell is a blank',
    bytes: () =>
      sheetOf([
        ['id', '联系\n电话', ' 城市\u3000'],
        ['A', '0755-1', '深圳'],
      ]),
    expect: lands(['id', '联系 电话', '城市'], [['A', '0755-1', '深圳']]),
  },
  {
    name: 'blank-and-repeated-headers.csv',
    why: 'columns without a name of their own are told apart and named, not lost',
    bytes: text(['id,电话,,电话', 'A,1-1,x,2-2', 'B,3-3,y,4-4']),
    expect: lands(
      ['id', '电话', 'column_3', '电话 (2)'],
      [
        ['A', '1-1', 'x', '2-2'],
        ['B', '3-3', 'y', '4-4'],
      ],
      { notes: ['blankHeaders', 'repeatedHeaders'] },
    ),
  },
  {
    name: 'blank-and-repeated-headers.xlsx',
    why: 'the same in a sheet',
    bytes: () =>
      sheetOf([
        ['id', '电话', null, '电话'],
        ['A', '1-1', 'x', '2-2'],
        ['B', '3-3', 'y', '4-4'],
      ]),
    expect: lands(
      ['id', '电话', 'column_3', '电话 (2)'],
      [
        ['A', '1-1', 'x', '2-2'],
        ['B', '3-3', 'y', '4-4'],
      ],
      { notes: ['blankHeaders', 'repeatedHeaders'] },
    ),
  },
  {
    name: 'hostile-headers.csv',
    why: 'names of JavaScript’s own members are names like any other',
    bytes: text([
      'id,__proto__,constructor,toString,hasOwnProperty,"""; drop table customers; --"',
      'A,1a,2a,3a,4a,5a',
    ]),
    expect: lands(
      [
        'id',
        '__proto__',
        'constructor',
        'toString',
        'hasOwnProperty',
        '"; drop table customers; --',
      ],
      [['A', '1a', '2a', '3a', '4a', '5a']],
    ),
  },
  {
    name: 'hostile-headers.xlsx',
    why: 'the same in a sheet, with an emoji and a formula among them',
    bytes: () =>
      sheetOf([
        ['id', '__proto__', 'constructor', 'valueOf', '🚀'],
        ['A', '1a', '2a', '3a', '4a'],
      ]),
    expect: lands(
      ['id', '__proto__', 'constructor', 'valueOf', '🚀'],
      [['A', '1a', '2a', '3a', '4a']],
    ),
  },
  {
    name: 'names-of-our-own.csv',
    why: 'names that our tables use themselves',
    bytes: text([
      'id,customer_id,inactive_since,merged_into,sample_key,batch,fields,city,city__n,xmin,oid,ctid',
      'A,1a,2a,3a,4a,5a,6a,Oslo,7a,8a,9a,0a',
    ]),
    expect: lands(
      [
        ...['id', 'customer_id', 'inactive_since', 'merged_into', 'sample_key', 'batch'],
        ...['fields', 'city', 'city__n', 'xmin', 'oid', 'ctid'],
      ],
      [['A', '1a', '2a', '3a', '4a', '5a', '6a', 'Oslo', '7a', '8a', '9a', '0a']],
    ),
  },
  {
    name: 'names-that-collide.csv',
    why: 'names told apart only by case, width, blanks or a number that we would add',
    bytes: text(['id,a,a,a (2),A,Ａ,a\u00a0', 'K,1a,2a,3a,4a,5a,6a']),
    expect: lands(['id', 'a', 'A', 'Ａ'], [['K', '1a', '4a', '5a']], {
      width: 7,
      notes: ['repeatedHeaders'],
    }),
  },
  {
    name: 'line-end-in-a-header.csv',
    why: 'a quoted header over two lines, and the rows still know their lines',
    bytes: text(['id,"联系', '电话",amount', 'A,0755-1,1', 'B,0755-2,x']),
    types: { amount: 'number' },
    expect: lands(['id', '联系 电话', 'amount'], [['A', '0755-1', '1']], {
      bad: [[4, 'amount', 'BAD_NUMBER']],
    }),
  },
  {
    name: 'key-named-proto.csv',
    why: 'even the row key may be called so',
    bytes: text(['__proto__,city', 'A,Oslo', 'B,Rome']),
    key: '__proto__',
    expect: lands(
      ['__proto__', 'city'],
      [
        ['A', 'Oslo'],
        ['B', 'Rome'],
      ],
    ),
  },
  {
    name: 'five-hundred-columns.csv',
    why: 'as wide as a table may be',
    bytes: many(500),
    expect: lands(['id', 'c0', 'c498'], [['A', '0', '498']], { width: 500 }),
  },
  {
    name: 'too-many-columns.csv',
    why: 'wider than a table can be',
    bytes: many(1_700),
    expect: refused('BAD_FILE.tooManyColumns'),
  },
  {
    name: 'too-many-columns.xlsx',
    why: 'a single cell in the last column a sheet has',
    bytes: () =>
      sheetOf([
        ['id', ...Array.from({ length: 16_383 }, (_, at) => `c${at}`)],
        ['A', ...Array.from({ length: 16_383 }, () => 1)],
      ]),
    expect: refused('BAD_FILE.tooManyColumns'),
  },
  {
    name: 'long-header.csv',
    why: 'a whole questionnaire as a column’s name',
    bytes: text([`id,${'您对我们的服务是否满意？'.repeat(30)}`, 'A,是']),
    expect: refused('BAD_FILE.badHeader'),
  },
  {
    name: 'nul-in-a-header.csv',
    why: 'no database can keep it',
    bytes: text(['id,ci\0ty', 'A,Oslo']),
    expect: refused('BAD_FILE.badHeader'),
  },
  {
    name: 'header-only.csv',
    why: 'an export of nothing',
    bytes: text(['id,city']),
    expect: refused('BAD_FILE.noRows'),
  },
  {
    name: 'header-only.xlsx',
    why: 'a template that nobody filled in',
    bytes: () => sheetOf([['id', 'city']]),
    expect: refused('BAD_FILE.noRows'),
  },
  {
    name: 'missing-key.csv',
    why: 'the mapping names a column of another file',
    bytes: text(['no,city', 'A,Oslo']),
    expect: refused('UNKNOWN_COLUMN'),
  },
];
