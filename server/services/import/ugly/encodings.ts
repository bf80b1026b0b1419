import { gzipSync } from 'node:zlib';
import { encodeText, type WrittenEncoding } from './encode-text';
import { lands, refused, text, type UglyFile } from './ugly-file';

const lines = ['id,名称,城市', 'A,华为技术,深圳', 'B,"李, 宁",北京'];
const landed = lands(
  ['id', '名称', '城市'],
  [
    ['A', '华为技术', '深圳'],
    ['B', '李, 宁', '北京'],
  ],
);

const written = (name: string, encoding: WrittenEncoding, why: string): UglyFile => ({
  ...{ name, why },
  bytes: text(lines, encoding, '\r\n'),
  expect: landed,
});

const badByte = (line: number, bytes: readonly number[]) => () => {
  const rows = Array.from({ length: 5_200 }, (_, at) => `K${at + 2},名${at}\n`);
  const start = Buffer.from(`id,名称\n${rows.slice(0, line - 2).join('')}X${line},`);
  return Buffer.concat([
    start,
    Buffer.from(bytes),
    Buffer.from(`\n${rows.slice(line - 1).join('')}`),
  ]);
};

/** Encodings: recognised by strict decoding; a byte that fits none is refused with its line. */
export const encodingFiles: readonly UglyFile[] = [
  written('utf-8.csv', 'utf-8', 'what a web export writes'),
  written(
    'utf-8-with-mark.csv',
    'utf-8-bom',
    'Excel “CSV UTF-8” and 有赞: the mark is no part of the first name',
  ),
  written('utf-16le-with-mark.csv', 'utf-16le-bom', 'Excel “Unicode text”'),
  written('utf-16be-with-mark.csv', 'utf-16be-bom', 'old Mac exports'),
  written('utf-16le-without-mark.csv', 'utf-16le', 'SQL Server bcp -w writes no mark'),
  written('utf-16be-without-mark.csv', 'utf-16be', 'Java writers without a mark'),
  written('gb18030.csv', 'gb18030', 'Excel “CSV” on Chinese Windows, 用友 and 金蝶'),
  {
    name: 'gb18030-four-bytes.csv',
    why: 'rare names take four bytes; GBK alone would lose them',
    bytes: text(
      [
        'id,名称,备注',
        'A,𠮷野家,ñandú',
        'B,㐂寿司,€ 500',
        'C,深圳市腾讯计算机系统有限公司,重点客户',
        'D,北京李宁体育用品有限公司,待回访',
      ],
      'gb18030',
    ),
    expect: lands(
      ['id', '名称', '备注'],
      [
        ['A', '𠮷野家', 'ñandú'],
        ['B', '㐂寿司', '€ 500'],
        ['C', '深圳市腾讯计算机系统有限公司', '重点客户'],
        ['D', '北京李宁体育用品有限公司', '待回访'],
      ],
    ),
  },
  {
    name: 'cp936-euro.csv',
    why: 'Windows code page 936 writes the euro sign as the single byte 0x80',
    bytes: () =>
      Buffer.concat([
        encodeText('id,名称,报价\nA,上海外贸,', 'gb18030'),
        Buffer.from([0x80]),
        encodeText('500 起\n', 'gb18030'),
      ]),
    expect: lands(['id', '名称', '报价'], [['A', '上海外贸', '€500 起']]),
  },
  {
    name: 'gb18030-chosen-as-utf-8.csv',
    why: 'a mis-chosen encoding blocks instead of landing boxes',
    bytes: text(lines, 'gb18030'),
    reading: { encoding: 'utf-8' },
    expect: refused('BAD_FILE.statedEncoding', 1),
  },
  {
    name: 'utf-8-chosen-as-gb18030.csv',
    why: 'the other way round: the last third of 中 and a line end are no GB18030',
    bytes: text(['id,name', 'A,Oslo', 'B,大华中'], 'utf-8'),
    reading: { encoding: 'gb18030' },
    expect: refused('BAD_FILE.statedEncoding', 3),
  },
  {
    name: 'gb18030-chosen-by-hand.csv',
    why: 'the shown encoding can be changed to the right one',
    bytes: text(lines, 'gb18030'),
    reading: { encoding: 'gb18030' },
    expect: landed,
  },
  {
    name: 'utf-16le-chosen-by-hand.csv',
    why: 'the shown encoding can be changed to the right one',
    bytes: text(lines, 'utf-16le'),
    reading: { encoding: 'utf-16le' },
    expect: landed,
  },
  {
    name: 'two-encodings.csv',
    why: 'a UTF-8 export with a GB18030 one appended to it',
    bytes: () =>
      Buffer.concat([
        encodeText('id,名称\nA,中国\nB,大中\n', 'utf-8'),
        encodeText('C,深圳市腾讯\n', 'gb18030'),
      ]),
    expect: refused('BAD_FILE.unsureEncoding', 4),
  },
  {
    name: 'one-bad-byte-on-line-5000.csv',
    why: 'one broken byte in UTF-8 far into the file, named by its line',
    bytes: badByte(5_000, [0xff]),
    expect: refused('BAD_FILE.encoding', 5_000),
  },
  {
    name: 'cut-character-on-line-5000.csv',
    why: 'a fixed-width export cut 国 after two of three bytes',
    bytes: badByte(5_000, [0xe5, 0x9b]),
    expect: refused('BAD_FILE.encoding', 5_000),
  },
  {
    name: 'cut-at-the-end.csv',
    why: 'a download that broke off inside a character',
    bytes: () => encodeText('id,名称\nA,中国\nB,中国', 'utf-8').subarray(0, -1),
    expect: refused('BAD_FILE.encoding', 3),
  },
  {
    name: 'surrogates-in-utf-8.csv',
    why: 'Oracle’s CESU-8 writes 😀 as two surrogates of three bytes each',
    bytes: () =>
      Buffer.concat([
        Buffer.from('id,name\nA,'),
        Buffer.from('eda0bdedb880', 'hex'),
        Buffer.from('\n'),
      ]),
    expect: refused('BAD_FILE.unsureEncoding', 2),
  },
  {
    name: 'half-a-pair-in-utf-16.csv',
    why: 'a lone high surrogate is no UTF-16',
    bytes: () =>
      Buffer.concat([
        text(['id,名称', 'A,中国'], 'utf-16le-bom')(),
        Buffer.from('42002c003dd80a00', 'hex'),
      ]),
    expect: refused('BAD_FILE.encoding', 3),
  },
  {
    name: 'odd-length-utf-16.csv',
    why: 'a UTF-16 file that lost its last byte',
    bytes: () => text(lines, 'utf-16le-bom')().subarray(0, -1),
    expect: refused('BAD_FILE.encoding'),
  },
  {
    name: 'mark-inside.csv',
    why: 'files joined by copy /b keep the marks of each; a mark at the start of a line is no part of a key',
    bytes: text(['\uFEFFid,city', 'A,Oslo', '\uFEFFB,Rome', 'C,Paris']),
    expect: lands(
      ['id', 'city'],
      [
        ['A', 'Oslo'],
        ['B', 'Rome'],
        ['C', 'Paris'],
      ],
    ),
  },
  {
    name: 'gb18030.csv.gz',
    why: 'compressed by the system that exports it',
    bytes: () => gzipSync(text(lines, 'gb18030')()),
    expect: landed,
  },
  {
    name: 'utf-16.csv.gz',
    why: 'compressed, and two bytes a character',
    bytes: () => gzipSync(text(lines, 'utf-16le-bom')()),
    expect: landed,
  },
  {
    name: 'delimiters-inside-characters.csv',
    why: 'in GB18030 the second byte of 亅 is a bar and that of 乗 a backslash',
    bytes: text(['id|名称|城市', 'A|亅乗客户服务|深圳市', 'B|北京李宁体育|北京市'], 'gb18030'),
    expect: lands(
      ['id', '名称', '城市'],
      [
        ['A', '亅乗客户服务', '深圳市'],
        ['B', '北京李宁体育', '北京市'],
      ],
    ),
  },
  {
    name: 'line-ends-inside-characters.csv',
    why: 'in UTF-16 the bytes of ਊ, ⰬⰢ and ഊ are line ends, commas and marks',
    bytes: text(['id,name', 'A,ਊⰬⰢഊ', '"B","ਊ,ഊ"'], 'utf-16le-bom', '\r\n'),
    expect: lands(
      ['id', 'name'],
      [
        ['A', 'ਊⰬⰢഊ'],
        ['B', 'ਊ,ഊ'],
      ],
    ),
  },
  {
    name: 'padded.csv.gz',
    why: 'zeros behind a gzip file, as tapes and block devices leave them',
    bytes: () => Buffer.concat([gzipSync('id,city\nA,Oslo\n'), Buffer.alloc(512)]),
    expect: lands(['id', 'city'], [['A', 'Oslo']]),
  },
  {
    name: 'emoji-and-rare-characters.csv',
    why: 'beyond the first plane, joined emoji and combining marks stay as they are',
    bytes: text(['id,名称', 'A,👨‍👩‍👧 家庭', 'B,𠮷𡈽', 'C,e\u0301clair']),
    expect: lands(
      ['id', '名称'],
      [
        ['A', '👨‍👩‍👧 家庭'],
        ['B', '𠮷𡈽'],
        ['C', 'e\u0301clair'],
      ],
    ),
  },
  {
    name: 'right-to-left-marks.csv',
    why: 'names with direction marks are kept as written',
    bytes: text(['id,name', 'A,\u200Fشركة النور\u200E', 'B,חברה']),
    expect: lands(
      ['id', 'name'],
      [
        ['A', '\u200Fشركة النور\u200E'],
        ['B', 'חברה'],
      ],
    ),
  },
];
