import { lands, refused, text, type UglyFile } from './ugly-file';
import { sheetOf } from './workbook';

const totals = [
  ['客户编号', '客户名称', '备注', '金额'],
  ['C001', '合计科技', '合计', 100],
  ['C002', 'Total Energies', null, 200],
  ['小计', null, null, 300],
  ['C003', '总计物流', '小计见附件', 50],
  [null, '合计：', null, 350],
  ['Total', null, null, 350],
  ['Grand Total', null, null, 350],
] as const;
const totalsLanded = lands(
  ['客户编号', '客户名称', '备注', '金额'],
  [
    ['C001', '合计科技', '合计', '100'],
    ['C002', 'Total Energies', null, '200'],
    ['C003', '总计物流', '小计见附件', '50'],
  ],
  { kinds: { 金额: 'number' }, notes: ['totalRows'] },
);
const merged = [
  ['订单号', '大区', '城市'],
  ['1', '华南', '深圳'],
  ['2', null, '广州'],
  ['3', '华北', '北京'],
  ['4', null, null],
] as const;

/** Rows: totals, hidden and merged ones, repeated keys, cells that do not fit. */
export const rowFiles: readonly UglyFile[] = [
  {
    name: '用友-合计.csv',
    why: 'rows of totals are listed and left out; customers named so are not',
    bytes: text(
      totals.map((row) => row.map((cell) => cell ?? '').join(',')),
      'gb18030',
    ),
    key: '客户编号',
    types: { 金额: 'money' },
    expect: totalsLanded,
  },
  {
    name: '用友-合计.xlsx',
    why: 'the same in a sheet',
    bytes: () => sheetOf(totals),
    key: '客户编号',
    types: { 金额: 'money' },
    expect: totalsLanded,
  },
  {
    name: 'totals-kept.csv',
    why: 'a person may say that the rows of totals are rows',
    bytes: text(['id,amount', 'A,1', 'Total,1']),
    reading: { keepTotals: true },
    expect: lands(
      ['id', 'amount'],
      [
        ['A', '1'],
        ['Total', '1'],
      ],
      { notes: ['totalRows'] },
    ),
  },
  {
    name: 'a-customer-called-total.csv',
    why: 'a full row whose key is a code is a customer, whatever it is called',
    bytes: text([
      'id,name,city,amount',
      'T1,Total,Paris,5',
      'T2,小计,北京,6',
      'T3,Total Energies,Paris,7',
    ]),
    expect: lands(
      ['id', 'name', 'city', 'amount'],
      [
        ['T1', 'Total', 'Paris', '5'],
        ['T2', '小计', '北京', '6'],
        ['T3', 'Total Energies', 'Paris', '7'],
      ],
    ),
  },
  {
    name: 'hidden-rows.xlsx',
    why: 'rows and columns that a filter hides are rows of the file; that they were hidden is named',
    bytes: () =>
      sheetOf(
        [
          ['id', 'city', 'note'],
          ['A', 'Oslo', 'x'],
          { cells: ['B', 'Rome', 'y'], hidden: true },
          ['C', 'Bern', 'z'],
        ],
        { filter: 'A1:C4', hiddenColumns: [2] },
      ),
    expect: lands(
      ['id', 'city', 'note'],
      [
        ['A', 'Oslo', 'x'],
        ['B', 'Rome', 'y'],
        ['C', 'Bern', 'z'],
      ],
      { notes: ['hiddenRows', 'hiddenColumns'] },
    ),
  },
  {
    name: 'merged-body.xlsx',
    why: 'a merged cell has its value in its first row only; that is named',
    bytes: () => sheetOf(merged, { merges: ['B2:B3', 'B4:B5'] }),
    key: '订单号',
    expect: lands(
      ['订单号', '大区', '城市'],
      [
        ['1', '华南', '深圳'],
        ['2', null, '广州'],
        ['3', '华北', '北京'],
        ['4', null, null],
      ],
      { notes: ['mergedCells'] },
    ),
  },
  {
    name: 'merged-body-filled-down.xlsx',
    why: 'filled down where a person says so, and in no other column',
    bytes: () => sheetOf(merged, { merges: ['B2:B3', 'B4:B5'] }),
    key: '订单号',
    reading: { fillDown: ['大区'] },
    expect: lands(
      ['订单号', '大区', '城市'],
      [
        ['1', '华南', '深圳'],
        ['2', '华南', '广州'],
        ['3', '华北', '北京'],
        ['4', '华北', null],
      ],
      { notes: ['mergedCells'] },
    ),
  },
  {
    name: 'shopify-filled-down.csv',
    why: 'lines of one order leave its values blank below the first',
    bytes: text(['line,order,email', '1,#1001,a@x.com', '2,,', '3,#1002,b@x.com', '4,,']),
    key: 'line',
    reading: { fillDown: ['order', 'email'] },
    expect: lands(
      ['line', 'order', 'email'],
      [
        ['1', '#1001', 'a@x.com'],
        ['2', '#1001', 'a@x.com'],
        ['3', '#1002', 'b@x.com'],
        ['4', '#1002', 'b@x.com'],
      ],
    ),
  },
  {
    name: 'repeated-keys.csv',
    why: 'of several rows with one key the last one counts, and the others are counted',
    bytes: text(['id,city', 'A,Oslo', 'B,Rome', 'A,Bergen', 'a,Turku', 'Ａ,Tokyo', ' A ,Hamar']),
    expect: lands(
      ['id', 'city'],
      [
        ['A', 'Hamar'],
        ['B', 'Rome'],
        ['a', 'Turku'],
        ['Ａ', 'Tokyo'],
      ],
      { repeated: 2 },
    ),
  },
  {
    name: 'repeated-keys.xlsx',
    why: 'a key typed once as a number and once as text is one key',
    bytes: () =>
      sheetOf([
        ['id', 'city'],
        [1001, 'Oslo'],
        ['1001', 'Bergen'],
        ['A-2', 'Rome'],
      ]),
    expect: lands(
      ['id', 'city'],
      [
        ['1001', 'Bergen'],
        ['A-2', 'Rome'],
      ],
      { repeated: 1 },
    ),
  },
  {
    name: 'missing-keys.csv',
    why: 'rows without a key are set aside, blank in every way of writing blank',
    bytes: text(['id,city', 'A,Oslo', ',Rome', '\u3000,Bern', '\u00a0 ,Kyiv', '"",Riga']),
    expect: lands(['id', 'city'], [['A', 'Oslo']], {
      bad: [
        [3, 'id', 'MISSING_KEY'],
        [4, 'id', 'MISSING_KEY'],
        [5, 'id', 'MISSING_KEY'],
        [6, 'id', 'MISSING_KEY'],
      ],
    }),
  },
  {
    name: 'no-row-fits.csv',
    why: 'nothing lands when every row is set aside',
    bytes: text(['id,city', ',Oslo', ',Rome']),
    expect: refused('BAD_ROWS.MISSING_KEY', 2),
  },
  {
    name: 'nul-in-cells.csv',
    why: 'a cell with NUL is set aside by line; its neighbours land',
    bytes: text(['id,city', 'A,Oslo', 'B,Ro\0me', 'C\0,Bern', 'D,Kyiv']),
    expect: lands(
      ['id', 'city'],
      [
        ['A', 'Oslo'],
        ['D', 'Kyiv'],
      ],
      {
        bad: [
          [3, 'city', 'BAD_TEXT'],
          [4, 'id', 'BAD_TEXT'],
        ],
      },
    ),
  },
  {
    name: 'formulas-as-text.csv',
    why: 'a cell that would be a formula in Excel is only text to us; a guard before it is taken off',
    bytes: text([
      'id,note',
      "A,=cmd|' /C calc'!A0",
      'B,"\'=HYPERLINK(""http://x"",""y"")"',
      "C,'+86 139",
      "D,'@sum",
      "E,'-1",
      "F,'Twas the night",
      'H,@channel',
    ]),
    expect: lands(
      ['id', 'note'],
      [
        ['A', "=cmd|' /C calc'!A0"],
        ['B', '=HYPERLINK("http://x","y")'],
        ['C', '+86 139'],
        ['D', '@sum'],
        ['E', '-1'],
        ['F', "'Twas the night"],
        ['H', '@channel'],
      ],
      { findings: { note: 'guarded' } },
    ),
  },
  {
    name: '有赞-等号保护.csv',
    why: 'shops protect digits as ="…" and with a tab behind; both are no part of the value',
    bytes: text(
      [
        '订单号,手机,邮编',
        '="E20261101000012345",="013800138000",="010010"',
        'E2\t,13900139000\t,518000\t',
      ],
      'gb18030',
    ),
    key: '订单号',
    expect: lands(
      ['订单号', '手机', '邮编'],
      [
        ['E2', '13900139000', '518000'],
        ['E20261101000012345', '013800138000', '010010'],
      ],
      { kinds: { 订单号: 'words', 手机: 'words', 邮编: 'words' } },
    ),
  },
  {
    name: 'lines-of-old-macs.csv',
    why: 'lines are counted by carriage returns too, blank ones among them',
    bytes: text(['id,amount', 'A,1', '', 'B,x', 'C,2'], 'gb18030', '\r'),
    types: { amount: 'number' },
    expect: lands(
      ['id', 'amount'],
      [
        ['A', '1'],
        ['C', '2'],
      ],
      { bad: [[4, 'amount', 'BAD_NUMBER']] },
    ),
  },
  {
    name: 'error-as-key.xlsx',
    why: 'a lookup that failed is no key',
    bytes: () =>
      sheetOf([
        ['id', 'city'],
        ['A', 'Oslo'],
        [{ v: '#N/A', t: 'e' }, 'Rome'],
      ]),
    expect: lands(['id', 'city'], [['A', 'Oslo']], {
      bad: [[3, 'id', 'MISSING_KEY']],
      notes: ['errorCells'],
    }),
  },
  {
    name: 'replacement-characters.csv',
    why: 'characters that another program lost are kept and counted, not passed over',
    bytes: text(['id,名称', 'A,深圳\uFFFD\uFFFD', 'B,北京']),
    expect: lands(
      ['id', '名称'],
      [
        ['A', '深圳\uFFFD\uFFFD'],
        ['B', '北京'],
      ],
      { notes: ['replacementCharacters'] },
    ),
  },
];
