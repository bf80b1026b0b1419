import { gzipSync } from 'node:zlib';
import { lands, refused, type UglyFile } from './ugly-file';
import { sheetOf, workbook } from './workbook';

const plain = [
  ['id', '城市', '金额'],
  ['A', '深圳', 12.5],
  ['B', '北京', 7],
] as const;
const fields = ['id', '城市', '金额'];
const landed = lands(fields, [
  ['A', '深圳', '12.5'],
  ['B', '北京', '7'],
]);

/** Workbooks as Excel, WPS, POI, openpyxl and LibreOffice write them, one oddity each. */
export const sheetFiles: readonly UglyFile[] = [
  {
    name: 'plain.xlsx',
    why: 'shared strings, as Excel writes them',
    bytes: () => sheetOf(plain, { dimension: 'A1:C3' }),
    expect: landed,
  },
  {
    name: '纷享销客-inline.xlsx',
    why: 'POI’s streaming writer puts every text into its cell',
    bytes: () =>
      workbook({
        sheets: [{ rows: plain, inline: true }],
        parts: {
          'xl/sharedStrings.xml': null,
          'xl/_rels/workbook.xml.rels':
            '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="/xl/worksheets/sheet1.xml"/></Relationships>',
          'xl/styles.xml': null,
        },
      }),
    expect: landed,
  },
  {
    name: '钉钉-without-refs.xlsx',
    why: 'rows and cells that do not say where they are follow each other',
    bytes: () =>
      sheetOf(
        [
          ['id', '城市', '金额'],
          ['A', null, 12.5],
          ['B', '北京', 7],
        ],
        { refs: false },
      ),
    expect: lands(fields, [
      ['A', null, '12.5'],
      ['B', '北京', '7'],
    ]),
  },
  {
    name: 'wrong-dimension.xlsx',
    why: 'a dimension that is too small or A1 only is no limit',
    bytes: () => sheetOf(plain, { dimension: 'A1' }),
    expect: landed,
  },
  {
    name: 'prefixed.xlsx',
    why: 'Open XML SDK writes x: before every element',
    bytes: () => workbook({ prefix: 'x', sheets: [{ rows: plain }] }),
    expect: landed,
  },
  {
    name: 'strict.xlsx',
    why: 'Excel’s “Strict Open XML” has other namespaces and writes dates as text',
    bytes: () => {
      const strict = 'http://purl.oclc.org/ooxml';
      const links = `${strict}/officeDocument/relationships`;
      return workbook({
        sheets: [{ rows: [] }],
        parts: {
          'xl/workbook.xml': `<workbook xmlns="${strict}/spreadsheetml/main" xmlns:r="${links}" conformance="strict"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
          'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${links}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
          'xl/worksheets/sheet1.xml': `<worksheet xmlns="${strict}/spreadsheetml/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c><c r="B1" t="inlineStr"><is><t>day</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>A</t></is></c><c r="B2" t="d"><v>2024-01-05</v></c></row></sheetData></worksheet>`,
        },
      });
    },
    expect: lands(['id', 'day'], [['A', '2024-01-05']], { kinds: { day: 'date' } }),
  },
  {
    name: 'streamed-by-poi.xlsx',
    why: 'streaming writers put sizes behind the bytes',
    bytes: () => workbook({ sheets: [{ rows: plain, inline: true }], streamed: true }),
    expect: landed,
  },
  {
    name: 'backslashes.xlsx',
    why: 'some writers on Windows name the parts with backslashes',
    bytes: () => workbook({ sheets: [{ rows: plain }], backslashes: true }),
    expect: landed,
  },
  {
    name: 'chart-first.xlsx',
    why: 'a sheet that is a chart has no rows and is passed over',
    bytes: () =>
      workbook({
        sheets: [{ rows: [] }, { rows: plain }],
        parts: {
          'xl/worksheets/sheet1.xml': null,
          'xl/chartsheets/sheet1.xml':
            '<chartsheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>',
          'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/chartsheet" Target="chartsheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
        },
      }),
    expect: landed,
  },
  {
    name: 'cover-first.xlsx',
    why: 'a cover sheet without a table is passed over',
    bytes: () =>
      workbook({
        sheets: [
          { name: '封面', rows: [] },
          { name: '客户', rows: plain },
        ],
      }),
    expect: landed,
  },
  {
    name: 'rich-text-and-phonetics.xlsx',
    why: 'runs of rich text are joined, the reading of Japanese names is no part of them',
    bytes: () =>
      sheetOf([
        ['id', 'name'],
        [
          'A',
          {
            t: 'inlineStr',
            inline:
              '<r><rPr><b/></rPr><t xml:space="preserve">華為 </t></r><r><t>技術</t></r><rPh sb="0" eb="2"><t>カイ</t></rPh><phoneticPr fontId="1"/>',
          },
        ],
        ['B', { t: 'inlineStr', inline: '<t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh>' }],
      ]),
    expect: lands(
      ['id', 'name'],
      [
        ['A', '華為 技術'],
        ['B', '東京'],
      ],
    ),
  },
  {
    name: 'shared-rich-text.xlsx',
    why: 'the same in the shared table',
    bytes: () =>
      workbook({
        sheets: [{ rows: [[{ v: '0', t: 'n' }]] }],
        parts: {
          'xl/worksheets/sheet1.xml':
            '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2" t="s"><v>3</v></c></row></sheetData></worksheet>',
          'xl/sharedStrings.xml':
            '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>id</t></si><si><t>name</t></si><si><t>A</t></si><si><r><t>東</t></r><r><rPr/><t>京</t></r><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si></sst>',
        },
      }),
    expect: lands(['id', 'name'], [['A', '東京']]),
  },
  {
    name: 'escaped-characters.xlsx',
    why: '_x000D_ is a carriage return, _x005F_ an underscore; entities and CDATA are text',
    bytes: () =>
      sheetOf([
        ['id', 'note'],
        ['A', 'one_x000D_\ntwo'],
        ['B', 'a_x005F_x000D_b'],
        ['C', 'R&D <b>"x"'],
        ['D', { t: 'inlineStr', inline: '<t><![CDATA[a < b & c]]></t>' }],
      ]),
    expect: lands(
      ['id', 'note'],
      [
        ['A', 'one\r\ntwo'],
        ['B', 'a_x000D_b'],
        ['C', 'R&D <b>"x"'],
        ['D', 'a < b & c'],
      ],
    ),
  },
  {
    name: 'formulas.xlsx',
    why: 'a formula counts by the value that was kept with it',
    bytes: () =>
      sheetOf([
        ['id', 'name', 'sum', 'vip'],
        [
          'A',
          { formula: 'CONCATENATE("Ac","me")', v: 'Acme', t: 'str' },
          { formula: '1+1', v: '2' },
          { formula: 'TRUE()', v: '1', t: 'b' },
        ],
        [
          'B',
          { formula: '""', v: '', t: 'str' },
          { formula: 'SUM(C2)*10', v: '20.5' },
          { formula: '1=2', v: '0', t: 'b' },
        ],
      ]),
    types: { sum: 'number', vip: 'boolean' },
    expect: lands(
      ['id', 'name', 'sum', 'vip'],
      [
        ['A', 'Acme', '2', 'true'],
        ['B', null, '20.5', 'false'],
      ],
    ),
  },
  {
    name: 'openpyxl-uncalculated.xlsx',
    why: 'openpyxl writes formulas without their values: missing, and that is named',
    bytes: () =>
      sheetOf([
        ['id', 'sum'],
        ['A', { formula: 'SUM(1,2)' }],
        ['B', 5],
      ]),
    types: { sum: 'number' },
    expect: lands(
      ['id', 'sum'],
      [
        ['A', null],
        ['B', '5'],
      ],
      { notes: ['uncalculated'] },
    ),
  },
  {
    name: 'error-cells.xlsx',
    why: '#N/A and its kin are no values and no text; where they stand is named',
    bytes: () =>
      sheetOf([
        ['id', 'amount', 'note'],
        ['A', { v: '#N/A', t: 'e' }, { v: '#REF!', t: 'e' }],
        ['B', { formula: '1/0', v: '#DIV/0!', t: 'e' }, { v: '#NAME?', t: 'e' }],
        ['C', 5, 'x'],
      ]),
    types: { amount: 'number' },
    expect: lands(
      ['id', 'amount', 'note'],
      [
        ['A', null, null],
        ['B', null, null],
        ['C', '5', 'x'],
      ],
      { notes: ['errorCells'] },
    ),
  },
  {
    name: 'error-words.csv',
    why: 'saved as CSV they are words, and still no values',
    bytes: () => Buffer.from('id,amount,note\nA,#N/A,#REF!\nB,#DIV/0!,#NAME?\nC,5,#1\n'),
    types: { amount: 'number' },
    expect: lands(
      ['id', 'amount', 'note'],
      [
        ['A', null, null],
        ['B', null, null],
        ['C', '5', '#1'],
      ],
      { notes: ['errorCells'], findings: { amount: 'errorTexts', note: 'errorTexts' } },
    ),
  },
  {
    name: 'first-sheet-hidden.xlsx',
    why: 'a hidden sheet of codes before the data is not what is meant, and is named',
    bytes: () =>
      workbook({
        sheets: [
          {
            name: '数据字典',
            state: 'hidden',
            rows: [
              ['code', 'name'],
              ['1', '是'],
            ],
          },
          { name: '_sys', state: 'veryHidden', rows: [['k'], ['v']] },
          { name: '客户', rows: plain },
        ],
      }),
    expect: { ...landed, notes: ['hiddenSheets'] },
  },
  {
    name: 'second-sheet-chosen.xlsx',
    why: 'the sheet can be chosen by its name',
    bytes: () =>
      workbook({
        sheets: [
          { name: '订单', rows: [['no'], ['1']] },
          { name: '客户 & 联系人', rows: plain },
        ],
      }),
    reading: { sheet: '客户 & 联系人' },
    expect: landed,
  },
  {
    name: 'hidden-sheet-chosen.xlsx',
    why: 'a hidden one too, when a person asks for it',
    bytes: () =>
      workbook({
        sheets: [
          { name: '封面', rows: [['说明']] },
          { name: '客户', state: 'hidden', rows: plain },
        ],
      }),
    reading: { sheet: '客户' },
    expect: { ...landed, notes: ['hiddenSheets'] },
  },
  {
    name: 'unknown-sheet.xlsx',
    why: 'a sheet that is not there is told, not replaced by another',
    bytes: () => workbook({ sheets: [{ name: '客户', rows: plain }] }),
    reading: { sheet: '订单' },
    expect: refused('BAD_FILE'),
  },
  {
    name: 'cells-out-of-order.xlsx',
    why: 'cells and rows stand where they say they are',
    bytes: () =>
      workbook({
        sheets: [{ rows: [] }],
        parts: {
          'xl/worksheets/sheet1.xml':
            '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="B1" t="inlineStr"><is><t>city</t></is></c><c r="A1" t="inlineStr"><is><t>id</t></is></c></row><row r="3"><c r="B3" t="inlineStr"><is><t>Oslo</t></is></c><c r="A3" t="inlineStr"><is><t>A</t></is></c></row></sheetData></worksheet>',
        },
      }),
    expect: lands(['id', 'city'], [['A', 'Oslo']]),
  },
  {
    name: 'gap-of-a-million-rows.xlsx',
    why: 'a stray row at the very end costs nothing and keeps its line',
    bytes: () =>
      sheetOf([['id', 'city'], ['A', 'Oslo'], { number: 1_048_576, cells: [null, 'stray'] }]),
    expect: lands(['id', 'city'], [['A', 'Oslo']], { bad: [[1_048_576, 'id', 'MISSING_KEY']] }),
  },
  {
    name: 'styled-but-empty.xlsx',
    why: 'LibreOffice keeps styled cells without values to the right and below: no columns, no rows',
    bytes: () =>
      sheetOf([
        ['id', 'city', { format: '0.00' }, { format: '0.00' }],
        ['A', 'Oslo', { format: '0.00' }, null],
        [{ format: '0.00' }, { format: '0.00' }],
        [],
      ]),
    expect: lands(['id', 'city'], [['A', 'Oslo']]),
  },
  {
    name: 'cells-beside-the-table.xlsx',
    why: 'a remark far to the right of the header belongs to no column: it is counted and its line named',
    bytes: () =>
      sheetOf([
        ['id', 'city'],
        ['A', 'Oslo', null, null, '待核实'],
        ['B', 'Rome'],
      ]),
    expect: lands(
      ['id', 'city'],
      [
        ['A', 'Oslo'],
        ['B', 'Rome'],
      ],
      { notes: ['outsideCells'] },
    ),
  },
  {
    name: 'table-in-the-middle.xlsx',
    why: 'blank rows above and blank columns before the table',
    bytes: () =>
      sheetOf([
        [],
        [null, null, 'id', 'city'],
        [null, null, 'A', 'Oslo'],
        [null, null, 'B', 'Rome'],
      ]),
    expect: lands(
      ['id', 'city'],
      [
        ['A', 'Oslo'],
        ['B', 'Rome'],
      ],
    ),
  },
  {
    name: 'called-csv.csv',
    why: 'the bytes say what a file is, not its name',
    bytes: () => sheetOf(plain),
    expect: landed,
  },
  {
    name: 'called-xlsx.xlsx',
    why: 'a CSV file renamed to .xlsx',
    bytes: () => Buffer.from('id,城市,金额\nA,深圳,12.5\nB,北京,7\n'),
    expect: landed,
  },
  {
    name: 'short-rows.xlsx',
    why: 'cells that are not written are blank, not a wrong width',
    bytes: () => sheetOf([['id', 'city', 'note'], ['A'], ['B', 'Rome'], ['C', null, 'x']]),
    expect: lands(
      ['id', 'city', 'note'],
      [
        ['A', null, null],
        ['B', 'Rome', null],
        ['C', null, 'x'],
      ],
    ),
  },
  {
    name: 'bad-values.xlsx',
    why: 'rows that do not fit are told by the row of the sheet',
    bytes: () =>
      sheetOf([
        ['客户'],
        ['id', 'amount', 'day'],
        ['A', 1, '2024-01-05'],
        ['B', 'abc', '2024-01-05'],
        [],
        ['C', 2, '2024-02-30'],
        [null, 3, '2024-01-05'],
      ]),
    types: { amount: 'number', day: 'date' },
    expect: lands(['id', 'amount', 'day'], [['A', '1', '2024-01-05']], {
      bad: [
        [4, 'amount', 'BAD_NUMBER'],
        [6, 'day', 'BAD_DATE'],
        [7, 'id', 'MISSING_KEY'],
      ],
      notes: ['titleRows'],
    }),
  },
  {
    name: 'workbook.xlsx.gz',
    why: 'a compressed workbook is read, or refused by name',
    bytes: () => gzipSync(sheetOf(plain)),
    expect: refused('BAD_FILE'),
  },
];
