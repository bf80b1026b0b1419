import { gzipSync } from 'node:zlib';
import { lands, refused, text, type UglyFile } from './ugly-file';

const landed = lands(
  ['id', 'city', 'note'],
  [
    ['A', 'Oslo', 'a b'],
    ['B', 'Rome', 'c'],
  ],
);
const joined = (sign: string) =>
  [
    ['id', 'city', 'note'],
    ['A', 'Oslo', 'a b'],
    ['B', 'Rome', 'c'],
  ].map((cells) => cells.join(sign));

const separated = (name: string, sign: string, why: string): UglyFile => ({
  ...{ name, why },
  bytes: text(joined(sign)),
  expect: landed,
});
const ended = (name: string, end: string, why: string): UglyFile => ({
  ...{ name, why },
  bytes: text(joined(','), 'utf-8', end),
  expect: landed,
});

/** Delimiters, line ends and quotation marks. */
export const delimiterFiles: readonly UglyFile[] = [
  separated('semicolons.csv', ';', 'Excel in most of Europe'),
  separated('tabs.txt', '\t', 'copied from a sheet'),
  separated('bars.txt', '|', 'SAP and databases'),
  {
    name: 'carets.txt',
    why: 'any delimiter, when it is chosen by hand',
    bytes: text(joined('^')),
    reading: { delimiter: '^' },
    expect: landed,
  },
  {
    name: 'bars-chosen-by-hand.txt',
    why: 'the shown delimiter can be changed',
    bytes: text(joined('|')),
    reading: { delimiter: '|' },
    expect: landed,
  },
  {
    name: 'sep-line.csv',
    why: 'Excel’s own first line says the delimiter and is no header',
    bytes: text(['sep=;', ...joined(';')], 'utf-8', '\r\n'),
    expect: landed,
  },
  {
    name: 'sep-line-with-mark.csv',
    why: 'the same after a byte order mark, with commas in the cells',
    bytes: text(['sep=;', 'id;city;note', 'A;Oslo;1,2,3', 'B;Rome;4,5,6'], 'utf-8-bom', '\r\n'),
    expect: lands(
      ['id', 'city', 'note'],
      [
        ['A', 'Oslo', '1,2,3'],
        ['B', 'Rome', '4,5,6'],
      ],
    ),
  },
  {
    name: 'commas-inside-semicolons.csv',
    why: 'decimal commas outnumber the semicolons',
    bytes: text(['id;betrag;rabatt', 'A;1,5;0,1', 'B;12,75;0,25']),
    types: { betrag: 'number', rabatt: 'number' },
    forms: { betrag: { decimal: ',' }, rabatt: { decimal: ',' } },
    expect: lands(
      ['id', 'betrag', 'rabatt'],
      [
        ['A', '1.5', '0.1'],
        ['B', '12.75', '0.25'],
      ],
    ),
  },
  {
    name: 'one-column.csv',
    why: 'a list of keys has no delimiter at all',
    bytes: text(['id', 'A', 'B']),
    expect: lands(['id'], [['A'], ['B']]),
  },
  ended('carriage-returns.csv', '\r', 'old Mac Excel'),
  ended('windows-ends.csv', '\r\n', 'Windows'),
  {
    name: 'mixed-line-ends.csv',
    why: 'parts written by different systems',
    bytes: () => Buffer.from('id,city\nA,Oslo\r\nB,Rome\rC,Bern\n'),
    expect: lands(
      ['id', 'city'],
      [
        ['A', 'Oslo'],
        ['B', 'Rome'],
        ['C', 'Bern'],
      ],
    ),
  },
  {
    name: 'no-last-line-end.csv',
    why: 'the last row counts too',
    bytes: () => Buffer.from('id,city\nA,Oslo\nB,Rome'),
    expect: lands(
      ['id', 'city'],
      [
        ['A', 'Oslo'],
        ['B', 'Rome'],
      ],
    ),
  },
  {
    name: 'line-separator-in-a-cell.csv',
    why: 'U+2028, NEL and vertical tab end no line',
    bytes: text(['id,note', 'A,a\u2028b\u0085c\vd', 'B,x']),
    expect: lands(
      ['id', 'note'],
      [
        ['A', 'a\u2028b\u0085c\vd'],
        ['B', 'x'],
      ],
    ),
  },
  {
    name: 'blank-lines.csv',
    why: 'blank lines and rows of delimiters only are no rows',
    bytes: text(['', 'id,city', '', 'A,Oslo', ',', '', '  ', 'B,Rome', '', '']),
    expect: lands(
      ['id', 'city'],
      [
        ['A', 'Oslo'],
        ['B', 'Rome'],
      ],
    ),
  },
  {
    name: 'quotes.csv',
    why: 'doubled marks, line ends, delimiters and single marks inside a cell',
    bytes: text([
      'id,note',
      '"A","say ""hi"""',
      '"B","two\nlines, one cell"',
      'C,5" pipe',
      '"D",""',
      'E,"""quoted"""',
    ]),
    expect: lands(
      ['id', 'note'],
      [
        ['A', 'say "hi"'],
        ['B', 'two\nlines, one cell'],
        ['C', '5" pipe'],
        ['D', null],
        ['E', '"quoted"'],
      ],
    ),
  },
  {
    name: 'open-quote.csv',
    why: 'a mark that is never closed would swallow the rest',
    bytes: text(['id,note', 'A,x', 'B,"never closed', 'C,y', 'D,z']),
    expect: refused('BAD_FILE.quote', 3),
  },
  {
    name: 'wrong-width.csv',
    why: 'rows with too many or too few cells are set aside by line',
    bytes: text(['id,city,note', 'A,Oslo,x', 'B,Rome', 'C,Bern,y,z', 'D,Kyiv,w']),
    expect: lands(
      ['id', 'city', 'note'],
      [
        ['A', 'Oslo', 'x'],
        ['D', 'Kyiv', 'w'],
      ],
      {
        bad: [
          [3, '', 'BAD_WIDTH'],
          [4, '', 'BAD_WIDTH'],
        ],
      },
    ),
  },
  {
    name: 'delimiter-after-every-row.csv',
    why: 'old exporters end each line, the header too, with a delimiter: no column is meant',
    bytes: text(['id,city,', 'A,Oslo,', 'B,Rome,']),
    expect: lands(
      ['id', 'city'],
      [
        ['A', 'Oslo'],
        ['B', 'Rome'],
      ],
    ),
  },
  {
    name: 'salesforce-report.csv',
    why: 'every cell quoted, and a footer below the rows that is no row',
    bytes: text([
      '"Account ID","Account Name","Annual Revenue"',
      '"0015g00000AbCdE","Acme, Inc.","1,250,000"',
      '"0015g00000XyZzZ","Total Energies","USD 98,000.50"',
      '',
      '"Confidential Information - Do Not Distribute"',
      '"Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved."',
    ]),
    key: 'Account ID',
    types: { 'Annual Revenue': 'money' },
    expect: lands(
      ['Account ID', 'Account Name', 'Annual Revenue'],
      [
        ['0015g00000AbCdE', 'Acme, Inc.', '1250000'],
        ['0015g00000XyZzZ', 'Total Energies', '98000.5'],
      ],
      {
        bad: [
          [5, '', 'BAD_WIDTH'],
          [6, '', 'BAD_WIDTH'],
        ],
      },
    ),
  },
  {
    name: 'sap-list.txt',
    why: 'SAP’s list export: a bar at each end, rules of dashes, minus behind the number',
    bytes: text([
      '--------------------------------',
      '|Kunde |Ort   |Saldo      |',
      '--------------------------------',
      '|000123|Köln  |1.234,50-  |',
      '|000124|Mainz |  987,00   |',
      '--------------------------------',
    ]),
    key: 'Kunde',
    types: { Saldo: 'number' },
    reading: { delimiter: '|', headerFrom: 2 },
    forms: { Saldo: { decimal: ',' } },
    expect: lands(
      ['Kunde', 'Ort', 'Saldo'],
      [
        ['000123', 'Köln', '-1234.5'],
        ['000124', 'Mainz', '987'],
      ],
      {
        bad: [
          [3, '', 'BAD_WIDTH'],
          [6, '', 'BAD_WIDTH'],
        ],
        notes: ['titleRows'],
      },
    ),
  },
  {
    name: 'two-members.csv.gz',
    why: 'gzip files joined by cat are one file',
    bytes: () => Buffer.concat([gzipSync('id,city\nA,Oslo\n'), gzipSync('B,Rome\n')]),
    expect: lands(
      ['id', 'city'],
      [
        ['A', 'Oslo'],
        ['B', 'Rome'],
      ],
    ),
  },
];
