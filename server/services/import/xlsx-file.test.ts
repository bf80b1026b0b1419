import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reading } from '@/server/domain/import/reading';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { StringTable } from './string-table';
import { openTableFile, type TableRow } from './table-file';
import {
  buildWorkbook,
  row,
  type SheetFixture,
  type WorkbookFixture,
  zipParts,
} from './workbook-fixture';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stratum-xlsx-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(content: Buffer, reading?: Reading) {
  const path = join(folder, 'book.xlsx');
  await writeFile(path, content);
  const file = await openTableFile(path, reading);
  try {
    const rows: TableRow[] = [];
    for await (const batch of file.batches()) rows.push(...batch);
    return {
      ...file.reading,
      sheets: file.sheets,
      header: file.header,
      rows: rows.map(({ line, cells }) => [line, ...cells]),
      notes: file.notes(),
    };
  } finally {
    file.close();
  }
}

const readRows = (
  rows: string,
  more: Partial<SheetFixture & WorkbookFixture> = {},
  reading?: Reading,
) => {
  const { before, after, ...book } = more;
  const sheet = { name: '客户', rows, ...(before && { before }), ...(after && { after }) };
  return read(buildWorkbook({ sheets: [sheet], ...book }), reading);
};

const cellsOf = async (cells: readonly string[], more: Partial<WorkbookFixture> = {}) => {
  const rows = cells.map((xml, at) => row(at + 2, [`k${at}`, { xml }]));
  const { rows: read } = await readRows(row(1, ['key', 'value']) + rows.join(''), more);
  return read.map((cell) => cell[2]);
};

const refusalOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'accepted',
    (error: unknown) => {
      if (!(error instanceof StratumError)) throw error;
      return error.problems[0].variant;
    },
  );

describe('cells of a workbook', () => {
  it('are texts of every kind, without phonetic runs', async () => {
    const strings = [
      '<t>张三</t>',
      '<r><t>富</t></r><r><rPr/><t xml:space="preserve"> 文本</t></r>',
      '<t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr/>',
      '<t>a_x000D_b &amp; c</t>',
      '<t/>',
    ];
    const shared = strings.map((_, at) => `<c t="s"><v>${at}</v></c>`);
    const others = [
      '<c t="inlineStr"><is><r><t>内</t></r><r><t>联</t></r></is></c>',
      '<c t="str"><f>A1&amp;B1</f><v>算得</v></c>',
      '<c t="b"><v>1</v></c>',
      '<c t="b"><v>0</v></c>',
      '<c t="d"><v>2024-01-05T08:30:00</v></c>',
    ];
    expect(await cellsOf([...shared, ...others], { strings })).toEqual([
      ...['张三', '富 文本', '東京', 'a\rb & c', ''],
      ...['内联', '算得', 'TRUE', 'FALSE', '2024-01-05 08:30:00'],
    ]);
  });

  it('are numbers as a spreadsheet shows them, without an exponent', async () => {
    const stored = [
      ['12345678901', '12345678901'],
      ['0.30000000000000004', '0.3'],
      ['1.1000000000000001', '1.1'],
      ['1E-3', '0.001'],
      ['1.5E+3', '1500'],
      ['-0.10000000000000001', '-0.1'],
      ['1234.5', '1234.5'],
      ['100', '100'],
      ['1.2345678901234567E+17', '123456789012345670'],
    ] as const;
    expect(await cellsOf(stored.map(([value]) => `<c><v>${value}</v></c>`))).toEqual(
      stored.map(([, text]) => text),
    );
  });

  it('are days and times where their format says so, in both date systems', async () => {
    const formats = [
      'yyyy"年"m"月"d"日"',
      '[$-804]yyyy/m/d\\ h:mm;@',
      14,
      31,
      'h:mm:ss',
      '[h]:mm',
      '0.00%',
      '#,##0.00"d"',
      '0.00E+00',
      22,
      '[Red]yyyy-mm-dd',
      57,
      'mmm-yy',
      '上午/下午h"时"mm"分"',
    ];
    const cell = (style: number, value: string) => `<c s="${style}"><v>${value}</v></c>`;
    const cells = [
      cell(1, '45296'),
      cell(2, '45296.354166666664'),
      cell(3, '1'),
      cell(4, '61'),
      cell(3, '60'),
      cell(5, '0.35416666666666669'),
      cell(6, '1.5'),
      cell(7, '0.12'),
      cell(8, '45296'),
      cell(9, '45296'),
      cell(10, '45296'),
      cell(11, '45296'),
      cell(12, '45292'),
      cell(13, '45292'),
      cell(14, '0.75'),
      cell(3, '-1'),
    ];
    expect(await cellsOf(cells, { formats })).toEqual([
      ...['2024-01-05', '2024-01-05 08:30:00', '1900-01-01', '1900-03-01', '60'],
      ...['08:30:00', '36:00:00', '0.12', '45296', '45296', '2024-01-05 00:00:00'],
      ...['2024-01-05', '2024-01-01', '2024-01-01', '18:00:00', '-1'],
    ]);
    expect(await cellsOf([cell(3, '43834')], { formats, from1904: true })).toEqual(['2024-01-05']);
  });

  it('that failed, were never computed or lost digits are told by column', async () => {
    const { rows, notes } = await readRows(
      row(1, ['编号', '率', '卡号']) +
        row(2, [
          'A',
          { xml: '<c t="e"><v>#N/A</v></c>' },
          { xml: '<c><v>6.2220212345678901E+18</v></c>' },
        ]) +
        row(3, [
          'B',
          { xml: '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>' },
          { xml: '<c><f>A1</f></c>' },
        ]) +
        row(4, ['C', { xml: '<c t="str"><v>#VALUE!</v></c>' }, 7]) +
        row(5, [
          '合计',
          { xml: '<c t="e"><v>#REF!</v></c>' },
          { xml: '<c><f>SUM(C2:C4)</f><v/></c>' },
        ]),
    );
    expect(rows.map((cells) => cells[2])).toEqual(['', '', '']);
    expect(rows[0]?.[3]).toBe('6222021234567890100');
    expect(notes.filter(({ kind }) => kind !== 'totalRows')).toEqual([
      { kind: 'errorCells', column: '率', count: 3, line: 2, example: '#N/A' },
      { kind: 'lostDigits', column: '卡号', count: 1, line: 2, example: '6222021234567890100' },
      { kind: 'uncalculated', column: '卡号', count: 1, line: 3 },
    ]);
  });

  it('may lack names, rows and a dimension, and stand in prefixed or strict XML', async () => {
    const rows =
      '<row><c t="inlineStr"><is><t>id</t></is></c><c t="inlineStr"><is><t>n</t></is></c></row>' +
      '<row><c><v>1</v></c><c><v>2</v></c></row><row r="9"><c r="B9"><v>3</v></c></row>';
    for (const more of [{}, { prefix: 'x' }, { strict: true }])
      expect((await readRows(rows, more)).rows).toEqual([
        [2, '1', '2'],
        [9, '', '3'],
      ]);
  });
});

describe('a sheet', () => {
  const table = row(1, ['id', 'name']) + row(2, ['1', 'a']);

  it('is the first visible one that holds a table, or the one stated', async () => {
    const sheets: SheetFixture[] = [
      { name: '隐藏', state: 'hidden', rows: table },
      { name: '说明', rows: row(1, ['请先阅读']) },
      { name: '空', rows: '' },
      { name: '客户', rows: table },
      { name: '订单', rows: row(1, ['no', 'id']) + row(2, ['7', '1']) },
    ];
    const book = buildWorkbook({ sheets });
    expect(await read(book)).toMatchObject({
      sheet: '客户',
      sheets: sheets.map(({ name, state }) => ({ name, hidden: state !== undefined })),
      notes: [{ kind: 'hiddenSheets', sheets: ['隐藏'] }],
    });
    expect((await read(book, { sheet: '订单' })).header).toEqual(['no', 'id']);
    expect((await read(book, { sheet: '隐藏' })).header).toEqual(['id', 'name']);
    expect(await refusalOf(read(book, { sheet: '没有' }))).toBe('noSheet');
    expect(await refusalOf(read(book, { sheet: '空' }))).toBe('empty');
  });

  it('tells hidden rows and columns, which are read, and cells beside the table', async () => {
    const rows = Array.from({ length: 300 }, (_, at) =>
      row(at + 2, [String(at), 'x'], at === 3 ? ' hidden="1"' : ''),
    );
    const { notes, rows: got } = await readRows(
      row(1, ['id', 'name']) + rows.join('') + row(400, ['z', 'y', null, '已核对']),
      { before: '<cols><col min="2" max="3" hidden="1"/></cols>' },
    );
    expect(got).toHaveLength(301);
    expect(notes).toEqual([
      { kind: 'outsideCells', count: 1, line: 400 },
      { kind: 'hiddenRows', count: 1, lines: [5] },
      { kind: 'hiddenColumns', columns: ['name'] },
    ]);
  });

  it('has title rows, a header of merged cells and rows of totals', async () => {
    const rows =
      row(1, ['2024年销售报表']) +
      row(3, ['客户', '2023年', null, '2024年', null]) +
      row(4, [null, '数量', '金额', '数量', '金额']) +
      row(5, ['甲', 1, 2, 3, 4]) +
      row(6, ['合计', 1, 2, 3, 4]);
    const after =
      '<mergeCells count="4"><mergeCell ref="A1:E1"/><mergeCell ref="A3:A4"/><mergeCell ref="B3:C3"/><mergeCell ref="D3:E3"/></mergeCells>';
    const result = await readRows(rows, { after });
    expect(result).toMatchObject({
      headerFrom: 3,
      headerTo: 4,
      header: ['客户', '2023年 / 数量', '2023年 / 金额', '2024年 / 数量', '2024年 / 金额'],
      rows: [[5, '甲', '1', '2', '3', '4']],
    });
    expect(result.notes.map(({ kind }) => kind)).toEqual([
      'titleRows',
      'joinedHeader',
      'totalRows',
    ]);
  });

  it('offers to fill merged cells down, and fills those alone', async () => {
    const rows =
      row(1, ['大区', '门店', '备注']) +
      row(2, ['华北', 'A', 'x']) +
      row(3, [null, 'B', null]) +
      row(4, [null, 'C', null]) +
      row(5, ['华东', 'D', null]) +
      row(6, [null, 'E', null]);
    const after = '<mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="A5:A6"/></mergeCells>';
    const told = await readRows(rows, { after });
    expect(told.notes).toEqual([
      { kind: 'mergedCells', column: '大区', count: 2, line: 2, filled: false },
    ]);
    const filled = await readRows(rows, { after }, { fillDown: ['大区'] });
    expect(filled.rows.map((cells) => cells[1])).toEqual(['华北', '华北', '', '华东', '华东']);
    expect(filled.notes).toMatchObject([{ filled: true }]);
  });
});

describe('a file that is no sound workbook is refused:', () => {
  const rels =
    '<Relationships xmlns="x"><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>';
  const sound = buildWorkbook({ sheets: [{ name: 'a', rows: row(1, ['id']) + row(2, ['1']) }] });
  const bombed = (xml: string) => buildWorkbook({ sheets: [{ name: 'a', rows: xml }] });

  it.each<[string, Buffer, string]>([
    ['a torn one', sound.subarray(0, sound.length - 40), 'damagedZip'],
    [
      'one with bytes of chance',
      Buffer.concat([sound.subarray(0, 60), Buffer.alloc(900, 7), sound.subarray(960)]),
      'damagedZip',
    ],
    ['another archive', zipParts([['a.csv', 'id\n1\n']]), 'zip'],
    [
      'an OpenDocument sheet',
      zipParts([
        ['mimetype', 'x'],
        ['content.xml', '<a/>'],
      ]),
      'ods',
    ],
    ['a Numbers file', zipParts([['Index/Document.iwa', 'x']]), 'numbers'],
    [
      'a binary workbook',
      zipParts([
        ['xl/workbook.bin', 'x'],
        ['_rels/.rels', rels],
      ]),
      'xlsb',
    ],
    [
      'a document',
      zipParts([
        ['[Content_Types].xml', '<a/>'],
        ['_rels/.rels', rels],
      ]),
      'zip',
    ],
    ['no XML', buildWorkbook({ sheets: [{ name: 'a', rows: '<row><c>' }] }), 'damagedWorkbook'],
    [
      'a text that is not there',
      buildWorkbook({
        sheets: [{ name: 'a', rows: `${row(1, ['id'])}<row r="2"><c t="s"><v>9</v></c></row>` }],
      }),
      'damagedWorkbook',
    ],
    [
      'growing entities',
      zipParts([
        ['[Content_Types].xml', '<a/>'],
        ['_rels/.rels', rels],
        [
          'xl/workbook.xml',
          `<!DOCTYPE a [<!ENTITY b "${'x'.repeat(1000)}"><!ENTITY c "&b;&b;&b;">]><workbook>&c;</workbook>`,
        ],
      ]),
      'damagedWorkbook',
    ],
    [
      'a part far denser than data is',
      buildWorkbook({
        sheets: [{ name: 'a', rows: `${row(1, ['id'])}<!--${' '.repeat(70_000_000)}-->` }],
      }),
      'bomb',
    ],
    [
      'a row without end',
      bombed(
        `${row(1, ['id'])}<row r="2"><c t="inlineStr"><is><t>${Array.from({ length: 2_800_000 }, (_, at) => at).join('')}`,
      ),
      'recordTooLong',
    ],
    [
      'a row of more than 1 MB',
      bombed(row(1, ['id']) + row(2, ['0123456789abcdef'.repeat(70_000)])),
      'recordTooLong',
    ],
    [
      'a value in column 501',
      bombed(`${row(1, ['id', 'b'])}<row r="2"><c r="SG2"><v>1</v></c></row>`),
      'tooManyColumns',
    ],
    ['an empty sheet', bombed(''), 'empty'],
    ['a header alone', bombed(row(1, ['id', 'name'])), 'noRows'],
  ])('%s', async (_name, bytes, refusal) => {
    expect(await refusalOf(read(bytes))).toBe(refusal);
  });

  it('one whose part is larger than it says', async () => {
    const parts = [
      ['[Content_Types].xml', '<a/>'],
      ['_rels/.rels', rels],
    ] as const;
    expect(await refusalOf(read(zipParts(parts, 3)))).toBe('damagedZip');
  });
});

describe('texts of a workbook', () => {
  it('are found again by number, also those that lie on disk, and leave no file behind', async () => {
    const left = async () =>
      (await readdir(tmpdir())).filter((name) => name.startsWith('stratum-texts-'));
    const before = await left();
    const table = new StringTable();
    const text = (at: number) => `${at} ${'客户有限公司'.repeat(at % 9)} ${'x'.repeat(at % 300)}`;
    for (let at = 0; at < 400_000; at += 1) table.add(text(at));
    if (process.platform === 'linux') expect(await left()).toEqual(before);
    for (let at = 0; at < 400_000; at += 371)
      expect(table.get((at * 7) % 400_000)).toBe(text((at * 7) % 400_000));
    expect([table.get(-1), table.get(400_000), table.get(Number.NaN)]).toEqual([null, null, null]);
    table.add('x'.repeat(200_000));
    expect([table.isTooLong(400_000), table.isTooLong(1)]).toEqual([true, false]);
    table.close();
    expect(await left()).toEqual(before);
  });
});
