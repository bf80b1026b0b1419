import { randomFillSync } from 'node:crypto';
import { constants, deflateRawSync, gzipSync } from 'node:zlib';
import { lands, refused, text, type UglyFile } from './ugly-file';
import { sheetOf, workbook } from './workbook';
import { zipFile } from './zip-file';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const sheetXml = (inside: string) =>
  `<worksheet xmlns="${main}"><sheetData>${inside}</sheetData></worksheet>`;
const inline = (cell: string, content: string) =>
  `<c r="${cell}" t="inlineStr"><is><t>${content}</t></is></c>`;
const sheetPart = (xml: string | Buffer) =>
  workbook({ sheets: [{ rows: [] }], parts: { 'xl/worksheets/sheet1.xml': xml } });
const withSheet = (inside: string) => () => sheetPart(sheetXml(inside));

const ole = (streams: string) =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(504),
    Buffer.from(streams, 'utf16le'),
    Buffer.alloc(4_096),
  ]);

/** Deflated bytes of `times` copies of a block, made without ever holding them. */
function inflatesTo(block: Buffer, times: number): { bytes: Buffer; size: number; crc: number } {
  const piece = deflateRawSync(block, { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  const end = Buffer.from('0300', 'hex');
  const bytes = Buffer.concat([...Array.from({ length: times }, () => piece), end]);
  return { bytes, size: block.length * times, crc: 0 };
}

const megabyte = (fill: string) => Buffer.alloc(1_048_576, fill);

function bomb(part: string, start: string, fill: string): Buffer {
  const { bytes, size } = inflatesTo(megabyte(fill), 3_000);
  const head = deflateRawSync(Buffer.from(start), { finishFlush: constants.Z_FULL_FLUSH });
  return workbook({
    sheets: [{ rows: [['id'], ['A']] }],
    parts: { [part]: null },
    entries: [
      {
        name: part,
        content: '',
        deflated: { bytes: Buffer.concat([head, bytes]), size: size + start.length, crc: 0 },
      },
    ],
  });
}

const entities = (depth: number) =>
  `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY e0 "ha">${Array.from({ length: depth }, (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`).join('')}]>`;

const noise = (size: number) => randomFillSync(Buffer.alloc(size)).map((byte) => byte | 0x80);

/** Files made to harm, or broken: refused by name, with nothing kept of them. */
export const hostileFiles: readonly UglyFile[] = [
  {
    name: 'empty.csv',
    why: 'no bytes at all',
    bytes: () => Buffer.alloc(0),
    expect: refused('BAD_FILE.empty'),
  },
  {
    name: 'only-a-mark.csv',
    why: 'a byte order mark and nothing else',
    bytes: () => Buffer.from('\uFEFF'),
    expect: refused('BAD_FILE.empty'),
  },
  {
    name: 'only-line-ends.csv',
    why: 'lines without anything',
    bytes: () => Buffer.from('\n\r\n  \n,,,\n'),
    expect: refused('BAD_FILE.empty'),
  },
  {
    name: 'empty.xlsx',
    why: 'a workbook with an empty sheet',
    bytes: () => sheetOf([]),
    expect: refused('BAD_FILE.empty'),
  },
  {
    name: 'empty.csv.gz',
    why: 'nothing, compressed',
    bytes: () => gzipSync(''),
    expect: refused('BAD_FILE.empty'),
  },
  {
    name: 'endless-line.csv',
    why: 'a line of 10 MB',
    bytes: () =>
      Buffer.concat([
        Buffer.from('id,note\nA,x\nB,'),
        megabyte('x').fill('y'),
        ...Array.from({ length: 9 }, () => megabyte('y')),
        Buffer.from('\n'),
      ]),
    expect: refused('BAD_FILE.recordTooLong', 3),
  },
  {
    name: 'endless-header.csv',
    why: 'a first line of 10 MB without a line end',
    bytes: () => Buffer.concat(Array.from({ length: 10 }, () => megabyte('h'))),
    expect: refused('BAD_FILE'),
  },
  {
    name: 'endless-cell.xlsx',
    why: 'a cell of 10 MB in a sheet',
    bytes: () =>
      sheetOf([
        ['id', 'note'],
        ['A', 'x'.repeat(10_000_000)],
      ]),
    expect: refused('BAD_FILE.recordTooLong', 2),
  },
  {
    name: 'long-texts.csv',
    why: 'a text longer than a field may be is set aside',
    bytes: text(['id,note', 'A,x', `B,${'长'.repeat(100_001)}`]),
    expect: lands(['id', 'note'], [['A', 'x']], { bad: [[3, 'note', 'TEXT_TOO_LONG']] }),
  },
  {
    name: 'random-bytes.csv',
    why: 'binary rubbish',
    bytes: () => Buffer.concat([Buffer.from([0x00, 0xff, 0x01]), noise(20_000)]),
    expect: refused('BAD_FILE'),
  },
  {
    name: 'picture.csv',
    why: 'a PNG',
    bytes: () =>
      Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), noise(5_000)]),
    expect: refused('BAD_FILE'),
  },
  {
    name: 'document.pdf',
    why: 'a PDF, whose first lines are text',
    bytes: () =>
      Buffer.concat([
        Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n', 'latin1'),
        noise(5_000),
      ]),
    expect: refused('BAD_FILE'),
  },
  {
    name: 'null-bytes.csv',
    why: 'a file of zeros, as a broken disk leaves it',
    bytes: () => Buffer.alloc(100_000),
    expect: refused('BAD_FILE'),
  },
  {
    name: 'half-surrogates.csv',
    why: 'escaped halves of pairs in a list: set aside',
    bytes: text(['id,tags', 'A,x|y', 'B,"[""\\ud83d""]"']),
    types: { tags: 'textList' },
    expect: lands(['id', 'tags'], [['A', '{x,y}']], { bad: [[3, 'tags', 'BAD_LIST']] }),
  },
  {
    name: 'cut.csv.gz',
    why: 'a gzip file that broke off',
    bytes: () => gzipSync(`id,n\n${'A,1\n'.repeat(5_000)}`).subarray(0, 60),
    expect: refused('BAD_FILE.gzip'),
  },
  {
    name: 'wrong-check.csv.gz',
    why: 'a gzip file whose check sum is wrong',
    bytes: () => {
      const bytes = gzipSync('id,city\nA,Oslo\n');
      bytes.writeUInt32LE(1, bytes.length - 8);
      return bytes;
    },
    expect: refused('BAD_FILE.gzip'),
  },
  {
    name: 'bomb.csv.gz',
    why: 'a megabyte that would be a line of a gigabyte',
    bytes: () => {
      const { bytes } = inflatesTo(megabyte('x'), 1_000);
      return Buffer.concat([Buffer.from('1f8b0800000000000003', 'hex'), bytes, Buffer.alloc(8)]);
    },
    expect: refused('BAD_FILE'),
  },
  {
    name: 'nested.csv.gz',
    why: 'compressed twice',
    bytes: () => gzipSync(gzipSync('id,city\nA,Oslo\n')),
    expect: refused('BAD_FILE'),
  },
  {
    name: 'bomb-sheet.xlsx',
    why: 'three megabytes that would be a sheet of three gigabytes',
    heavy: true,
    bytes: () =>
      bomb(
        'xl/worksheets/sheet1.xml',
        `<worksheet xmlns="${main}"><sheetData><row r="1"><c t="inlineStr"><is><t>`,
        'x',
      ),
    expect: refused('BAD_FILE'),
  },
  {
    name: 'bomb-blanks.xlsx',
    why: 'the same of blanks between two elements',
    heavy: true,
    bytes: () => bomb('xl/worksheets/sheet1.xml', `<worksheet xmlns="${main}"><sheetData>`, ' '),
    expect: refused('BAD_FILE'),
  },
  {
    name: 'bomb-shared.xlsx',
    why: 'the same in the table of texts',
    heavy: true,
    bytes: () => bomb('xl/sharedStrings.xml', `<sst xmlns="${main}"><si><t>`, 'x'),
    expect: refused('BAD_FILE'),
  },
  {
    name: 'bomb-that-lies.xlsx',
    why: 'the archive says ten bytes and holds gigabytes',
    heavy: true,
    bytes: () => {
      const { bytes } = inflatesTo(megabyte('<row/>'), 2_000);
      const start = deflateRawSync(Buffer.from(`<worksheet xmlns="${main}"><sheetData>`), {
        finishFlush: constants.Z_FULL_FLUSH,
      });
      return workbook({
        sheets: [{ rows: [['id'], ['A']] }],
        parts: { 'xl/worksheets/sheet1.xml': null },
        entries: [
          {
            name: 'xl/worksheets/sheet1.xml',
            content: '',
            deflated: { bytes: Buffer.concat([start, bytes]), size: 10, crc: 0 },
          },
        ],
      });
    },
    expect: refused('BAD_FILE'),
  },
  {
    name: 'bomb-of-parts.xlsx',
    why: 'a hundred thousand empty parts',
    bytes: () =>
      workbook({
        sheets: [{ rows: [['id'], ['A']] }],
        entries: Array.from({ length: 60_000 }, (_, at) => ({
          name: `xl/media/${at}`,
          content: '',
          stored: true,
        })),
      }),
    expect: refused('BAD_FILE'),
  },
  {
    name: 'bomb-of-entities.xlsx',
    why: 'a billion laughs: entities that name entities',
    bytes: () => sheetPart(`${entities(9)}${sheetXml(`<row r="1">${inline('A1', '&e9;')}</row>`)}`),
    expect: refused('BAD_FILE'),
  },
  {
    name: 'outside-entity.xlsx',
    why: 'an entity that would read a file of the server',
    bytes: () =>
      sheetPart(
        `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${sheetXml(`<row r="1">${inline('A1', 'id&e;')}</row><row r="2">${inline('A2', '&e;')}</row>`)}`,
      ),
    expect: refused('BAD_FILE'),
  },
  {
    name: 'half-pair.xlsx',
    why: 'a reference to half of a surrogate pair is no XML',
    bytes: withSheet(
      `<row r="1">${inline('A1', 'id')}</row><row r="2">${inline('A2', '&#xD83D;')}</row>`,
    ),
    expect: refused('BAD_FILE'),
  },
  {
    name: 'nul.xlsx',
    why: 'a reference to NUL is no XML',
    bytes: withSheet(
      `<row r="1">${inline('A1', 'id')}</row><row r="2">${inline('A2', 'A&#0;')}</row>`,
    ),
    expect: refused('BAD_FILE'),
  },
  {
    name: 'escaped-nul.xlsx',
    why: 'NUL in the escape of spreadsheets: the row is set aside, or the file refused',
    bytes: withSheet(
      `<row r="1">${inline('A1', 'id')}${inline('B1', 'note')}</row><row r="2">${inline('A2', 'A')}${inline('B2', 'x')}</row><row r="3">${inline('A3', 'B')}${inline('B3', 'y_x0000_')}</row>`,
    ),
    expect: lands(['id', 'note'], [['A', 'x']], { bad: [[3, 'note', 'BAD_TEXT']] }),
  },
  {
    name: 'torn-xml.xlsx',
    why: 'a sheet that ends inside an element',
    bytes: () =>
      sheetPart(
        `<worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>id</t>`,
      ),
    expect: refused('BAD_FILE'),
  },
  {
    name: 'wrong-nesting.xlsx',
    why: 'elements that close in the wrong order',
    bytes: withSheet('<row r="1"><c r="A1"></row></c>'),
    expect: refused('BAD_FILE'),
  },
  {
    name: 'cut.xlsx',
    why: 'a download that broke off',
    bytes: () => {
      const bytes = sheetOf([['id'], ['A']]);
      return bytes.subarray(0, bytes.length / 2);
    },
    expect: refused('BAD_FILE'),
  },
  {
    name: 'cut-directory.xlsx',
    why: 'the directory of the archive is gone',
    bytes: () => {
      const bytes = sheetOf([['id'], ['A']]);
      return bytes.subarray(0, bytes.length - 30);
    },
    expect: refused('BAD_FILE'),
  },
  {
    name: 'zip-header-only.xlsx',
    why: 'four bytes of an archive',
    bytes: () => Buffer.from('504b0304', 'hex'),
    expect: refused('BAD_FILE'),
  },
  {
    name: 'broken-deflate.xlsx',
    why: 'compressed bytes that are none',
    bytes: () =>
      workbook({
        sheets: [{ rows: [] }],
        parts: { 'xl/worksheets/sheet1.xml': null },
        entries: [
          {
            name: 'xl/worksheets/sheet1.xml',
            content: '',
            deflated: { bytes: Buffer.from('ffffffffffff', 'hex'), size: 500, crc: 0 },
          },
        ],
      }),
    expect: refused('BAD_FILE'),
  },
  {
    name: 'wrong-check.xlsx',
    why: 'a part whose check sum is wrong was changed on its way',
    bytes: () =>
      workbook({
        sheets: [{ rows: [] }],
        parts: { 'xl/worksheets/sheet1.xml': null },
        entries: [
          {
            name: 'xl/worksheets/sheet1.xml',
            content: sheetXml(
              `<row r="1">${inline('A1', 'id')}</row><row r="2">${inline('A2', 'A')}</row>`,
            ),
            lie: { crc: 1 },
          },
        ],
      }),
    expect: refused('BAD_FILE'),
  },
  {
    name: 'encrypted-part.xlsx',
    why: 'an archive with a password',
    bytes: () =>
      workbook({
        sheets: [{ rows: [] }],
        parts: { 'xl/worksheets/sheet1.xml': null },
        entries: [
          { name: 'xl/worksheets/sheet1.xml', content: 'x', stored: true, lie: { flags: 1 } },
        ],
      }),
    expect: refused('BAD_FILE'),
  },
  {
    name: 'encrypted.xlsx',
    why: 'a workbook with a password is an OLE container',
    bytes: () => ole('EncryptionInfoEncryptedPackage'),
    expect: refused('BAD_FILE'),
  },
  {
    name: 'old.xls',
    why: 'the format of Excel 97',
    bytes: () => ole('Workbook'),
    expect: refused('BAD_FILE'),
  },
  {
    name: 'letter.xlsx',
    why: 'a Word document renamed',
    bytes: () =>
      zipFile([
        { name: '[Content_Types].xml', content: '<Types/>' },
        { name: 'word/document.xml', content: '<w:document/>' },
      ]),
    expect: refused('BAD_FILE'),
  },
  {
    name: 'calc.ods',
    why: 'OpenDocument is another format',
    bytes: () =>
      zipFile([
        {
          name: 'mimetype',
          content: 'application/vnd.oasis.opendocument.spreadsheet',
          stored: true,
        },
        { name: 'content.xml', content: '<office/>' },
      ]),
    expect: refused('BAD_FILE'),
  },
  {
    name: 'binary.xlsb',
    why: 'the binary workbook has other parts',
    bytes: () =>
      zipFile([
        { name: '[Content_Types].xml', content: '<Types/>' },
        { name: 'xl/workbook.bin', content: 'x' },
      ]),
    expect: refused('BAD_FILE'),
  },
  {
    name: 'export.zip',
    why: 'a CSV file inside an archive',
    bytes: () => zipFile([{ name: 'customers.csv', content: 'id,city\nA,Oslo\n' }]),
    expect: refused('BAD_FILE'),
  },
  {
    name: 'empty.zip',
    why: 'an archive of nothing',
    bytes: () => zipFile([]),
    expect: refused('BAD_FILE'),
  },
  {
    name: 'page.xls',
    why: 'many systems in China export an HTML table named .xls',
    bytes: () =>
      Buffer.from(
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel">\n<head><meta charset="utf-8"></head>\n<body><table>\n<tr><td>id</td><td>city</td></tr>\n<tr><td>A</td><td>Oslo</td></tr>\n</table></body></html>\n',
      ),
    key: 'id',
    expect: refused('BAD_FILE'),
  },
  {
    name: 'spreadsheet-2003.xls',
    why: 'XML of Excel 2003 named .xls',
    bytes: () =>
      Buffer.from(
        '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">\n<Worksheet/></Workbook>\n',
      ),
    expect: refused('BAD_FILE'),
  },
  {
    name: 'missing-sheet.xlsx',
    why: 'the workbook names a sheet that the archive does not hold',
    bytes: () =>
      workbook({ sheets: [{ rows: [['id']] }], parts: { 'xl/worksheets/sheet1.xml': null } }),
    expect: refused('BAD_FILE'),
  },
  {
    name: 'no-sheets.xlsx',
    why: 'a workbook without sheets',
    bytes: () => workbook({ sheets: [] }),
    expect: refused('BAD_FILE'),
  },
  {
    name: 'sheet-elsewhere.xlsx',
    why: 'a relation that leads out of the archive is not followed',
    bytes: () =>
      workbook({
        sheets: [{ rows: [['id'], ['A']] }],
        parts: {
          'xl/_rels/workbook.xml.rels':
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="../../../../etc/passwd" /></Relationships>',
        },
      }),
    expect: refused('BAD_FILE'),
  },
  {
    name: 'no-such-text.xlsx',
    why: 'a cell points to a shared text that is not there',
    bytes: withSheet('<row r="1"><c r="A1" t="s"><v>99</v></c></row>'),
    expect: refused('BAD_FILE'),
  },
  {
    name: 'no-such-text-in-proto.xlsx',
    why: 'an index that is a name of JavaScript',
    bytes: withSheet('<row r="1"><c r="A1" t="s"><v>__proto__</v></c></row>'),
    expect: refused('BAD_FILE'),
  },
  {
    name: 'row-beyond-the-last.xlsx',
    why: 'a row number no sheet has',
    bytes: withSheet(
      `<row r="1">${inline('A1', 'id')}</row><row r="99999999999999999999">${inline('A99999999999999999999', 'A')}</row>`,
    ),
    expect: refused('BAD_FILE.damagedWorkbook'),
  },
  {
    name: 'column-beyond-the-last.xlsx',
    why: 'a column no sheet has',
    bytes: withSheet(
      `<row r="1">${inline('A1', 'id')}</row><row r="2">${inline('A2', 'A')}${inline('ZZZZZZZZ2', 'x')}</row>`,
    ),
    expect: refused('BAD_FILE'),
  },
  {
    name: 'merge-of-everything.xlsx',
    why: 'a merge over the whole sheet costs nothing',
    bytes: () =>
      sheetOf(
        [
          ['id', 'city'],
          ['A', 'Oslo'],
          ['B', 'Rome'],
        ],
        { merges: ['B2:XFD1048576', 'A5:Z1000000'] },
      ),
    expect: lands(
      ['id', 'city'],
      [
        ['A', 'Oslo'],
        ['B', 'Rome'],
      ],
      { notes: ['mergedCells'] },
    ),
  },
  {
    name: 'nonsense-merge.xlsx',
    why: 'a merge that is none',
    bytes: () =>
      sheetOf(
        [
          ['id', 'city'],
          ['A', 'Oslo'],
        ],
        { merges: ['foo', 'B9:A1', ''] },
      ),
    expect: lands(['id', 'city'], [['A', 'Oslo']]),
  },
];
