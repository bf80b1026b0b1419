import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reading } from '@/server/domain/import/reading';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { openTableFile, type TableRow } from './table-file';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stratum-table-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(content: string | Buffer, reading?: Reading) {
  const path = join(folder, 'file');
  await writeFile(path, content);
  const file = await openTableFile(path, reading);
  try {
    const rows: TableRow[] = [];
    for await (const batch of file.batches()) rows.push(...batch);
    return {
      ...file.reading,
      header: file.header,
      rows: rows.map(({ line, cells }) => [line, ...cells]),
      notes: file.notes(),
    };
  } finally {
    file.close();
  }
}

const refusalOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'accepted',
    (error: unknown) => {
      if (!(error instanceof StratumError)) throw error;
      const [{ code, variant, params }] = error.problems;
      return [code, variant, params?.line].filter((part) => part !== undefined).join(' ');
    },
  );

const plain = '姓名,城市\n张三,北京\n李四,上海\n';
/** GB18030 bytes of `plain`. */
const chinese = Buffer.from('d0d5c3fb2cb3c7cad00ad5c5c8fd2cb1b1bea90ac0eecbc42cc9cfbaa30a', 'hex');
const big = Buffer.from(plain, 'utf16le').swap16();

describe('the encoding of a text file', () => {
  it.each([
    ['UTF-8', Buffer.from(plain), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${plain}`), 'utf-8'],
    ['UTF-16 LE with a mark', Buffer.from(`\uFEFF${plain}`, 'utf16le'), 'utf-16le'],
    ['UTF-16 LE without a mark', Buffer.from(plain, 'utf16le'), 'utf-16le'],
    ['UTF-16 BE with a mark', Buffer.concat([Buffer.from('feff', 'hex'), big]), 'utf-16be'],
    ['UTF-16 BE without a mark', big, 'utf-16be'],
    ['GB18030', chinese, 'gb18030'],
    ['GB18030 with a mark', Buffer.concat([Buffer.from('84319533', 'hex'), chinese]), 'gb18030'],
    ['gzipped GB18030', gzipSync(chinese), 'gb18030'],
  ])('%s is recognised, and its rows read', async (_name, bytes, encoding) => {
    expect(await read(bytes)).toMatchObject({
      encoding,
      header: ['姓名', '城市'],
      rows: [
        [2, '张三', '北京'],
        [3, '李四', '上海'],
      ],
      notes: [],
    });
  });

  it.each<[string, Buffer, Reading, string]>([
    ['GB18030 stated as UTF-8', chinese, { encoding: 'utf-8' }, 'BAD_FILE statedEncoding 1'],
    [
      'UTF-8 stated as UTF-16',
      Buffer.from(`${plain}x`),
      { encoding: 'utf-16le' },
      'BAD_FILE statedEncoding 1',
    ],
    [
      'Latin-1 stated as GB18030',
      Buffer.from('id,city\nA,Oslo\nB,Malm\xf6\n', 'latin1'),
      { encoding: 'gb18030' },
      'BAD_FILE statedEncoding 3',
    ],
    [
      'half a surrogate pair in UTF-16',
      Buffer.from('\uFEFFid,a\n1,\ud83d\n', 'utf16le'),
      {},
      'BAD_FILE encoding 2',
    ],
    [
      'a torn character',
      Buffer.concat([Buffer.from(plain), Buffer.from([0xe5])]),
      {},
      'BAD_FILE encoding 4',
    ],
    ['UTF-32', Buffer.from('fffe0000690000006400000', 'hex'), {}, 'BAD_FILE encoding 1'],
    [
      'Latin-1 that happens to be GB18030',
      Buffer.from('id,city\nA,M\xf6rk\n', 'latin1'),
      {},
      'BAD_FILE encoding 2',
    ],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), {}, 'BAD_FILE binary'],
    [
      'bytes of chance',
      Buffer.from(Array.from({ length: 4_000 }, (_, at) => (at * at * 7 + at * 13) % 251)),
      {},
      'BAD_FILE binary',
    ],
  ])('%s is refused', async (_name, bytes, reading, refusal) => {
    expect(await refusalOf(read(bytes, reading))).toBe(refusal);
  });

  it('that another program spoilt is told', async () => {
    expect((await read('id,name\n1,a\n2,\uFFFD\uFFFDb\n')).notes).toEqual([
      { kind: 'replacementCharacters', count: 2, line: 3 },
    ]);
  });

  it('is judged alike wherever pieces of a large file end', async () => {
    const lines = Array.from({ length: 40_000 }, (_, at) => `${at},城市${at}😀\n`).join('');
    const result = await read(`id,name\n${lines}`);
    expect([result.encoding, result.rows.length]).toEqual(['utf-8', 40_000]);
    expect(
      await refusalOf(
        read(Buffer.concat([Buffer.from(`id,name\n${lines}`), Buffer.from([0xff, 0x0a])])),
      ),
    ).toBe('BAD_FILE encoding 40002');
  });
});

describe('the delimiter', () => {
  it.each([',', ';', '\t', '|', '^', '，', '；'])('%j is recognised', async (delimiter) => {
    const text = 'id,name,note\n1,a,x\n2,b,"y,z"\n'.replaceAll(/,(?!z)/g, delimiter);
    expect(await read(text)).toMatchObject({ delimiter, header: ['id', 'name', 'note'] });
  });

  it('is not taken from decimals, lists or a title', async () => {
    expect((await read('id;amount\nA;1,5\nB;2,5\n')).delimiter).toBe(';');
    expect((await read('id,tags\nA,x|y\nB,z|w|v\n')).delimiter).toBe(',');
    expect((await read('客户；清单\n\nid,name\n1,A\n2,B\n')).delimiter).toBe(',');
    expect((await read('name\nSmith; John\nDoe\n')).delimiter).toBe(',');
  });

  it('may be stated by the file or by a person', async () => {
    expect(await read('sep=#\r\nid#name\r\n1#a\r\n')).toMatchObject({
      delimiter: '#',
      header: ['id', 'name'],
      rows: [[3, '1', 'a']],
    });
    expect((await read('id~name\n1~a\n', { delimiter: '~' })).header).toEqual(['id', 'name']);
  });
});

describe('the header', () => {
  it('is found below title rows, which are told', async () => {
    const result = await read(
      '2024年客户清单,,\n制表人：张三,,\n,,\n编号,姓名,金额\n1,甲,5\n2,乙,6\n',
    );
    expect(result).toMatchObject({ headerFrom: 4, header: ['编号', '姓名', '金额'] });
    expect(result.rows).toEqual([
      [5, '1', '甲', '5'],
      [6, '2', '乙', '6'],
    ]);
    expect(result.notes[0]).toMatchObject({
      kind: 'titleRows',
      rows: [
        { line: 1, text: '2024年客户清单' },
        { line: 2, text: '制表人：张三' },
      ],
    });
  });

  it('may be two rows, with groups above or parts below', async () => {
    expect(
      (await read('编号,2023年,,2024年,\n,数量,金额,数量,金额\nA,1,2,3,4\nB,1,2,3,4\n')).header,
    ).toEqual(['编号', '2023年 / 数量', '2023年 / 金额', '2024年 / 数量', '2024年 / 金额']);
    const groups = await read(',,2023年,,2024年,\n编号,名称,数量,金额,数量,金额\nA,x,1,2,3,4\n');
    expect(groups.header.slice(1)).toEqual([
      '名称',
      '2023年 / 数量',
      '2023年 / 金额',
      '2024年 / 数量',
      '2024年 / 金额',
    ]);
    expect(groups.notes).toContainEqual({ kind: 'joinedHeader', from: 1, to: 2 });
  });

  it('may be named by years, and a first row of data is not taken for it', async () => {
    expect((await read('报表,,\n客户,2022,2023\nA,1,2\n')).header).toEqual([
      '客户',
      '2022',
      '2023',
    ]);
    expect((await read('id,,\nA,1,2024-01-05\nB,2,2024-01-06\n')).header).toEqual([
      'id',
      'column_2',
      'column_3',
    ]);
  });

  it('gives every column a name of its own, whatever it is called', async () => {
    const result = await read('id,name,name,,__proto__,constructor,name (2)\n1,2,3,4,5,6,7\n');
    expect(result.header).toEqual([
      ...['id', 'name', 'name (3)', 'column_4', '__proto__', 'constructor', 'name (2)'],
    ]);
    expect(result.notes).toEqual([
      { kind: 'blankHeaders', columns: ['column_4'] },
      { kind: 'repeatedHeaders', columns: ['name (3)'] },
    ]);
  });

  it('is where a person says', async () => {
    const text = 'a,b\nc,d\ne,f\n1,2\n';
    expect(await read(text, { headerFrom: 2, headerTo: 3 })).toMatchObject({
      header: ['c / e', 'd / f'],
      rows: [[4, '1', '2']],
    });
    expect(await refusalOf(read(text, { headerFrom: 9 }))).toBe('BAD_FILE noHeader 9');
  });

  it.each([
    ['nothing', '', 'BAD_FILE empty'],
    ['blanks', '\n \n\n', 'BAD_FILE empty'],
    ['a header alone', 'id,name\n', 'BAD_FILE noRows'],
    ['too many columns', `${'a,'.repeat(500)}b\n1\n`, 'BAD_FILE tooManyColumns'],
    ['a long name', `${'a'.repeat(201)},b\n1,2\n`, 'BAD_FILE badHeader 1'],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'BAD_FILE xls'],
    [
      'a workbook with a password',
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
      'BAD_FILE encrypted',
    ],
    ['a torn gzip', gzipSync(plain).subarray(0, 30), 'BAD_FILE gzip'],
    [
      'a packed archive',
      gzipSync(Buffer.from('504b030414000600', 'hex')),
      'BAD_FILE gzippedWorkbook',
    ],
  ])('is missed in %s', async (_name, content, refusal) => {
    expect(await refusalOf(read(content))).toBe(refusal);
  });
});

describe('the rows', () => {
  it('of totals are left out and told, customers named like one are not', async () => {
    const text =
      'name,amount\nTotal Energies,1\n小计：,1\nSumma,2\n总部,1\n合 计,4\nGrand Total,4\n';
    const result = await read(text);
    expect(result.rows.map(([line]) => line)).toEqual([2, 4, 5]);
    expect(result.notes).toEqual([
      {
        kind: 'totalRows',
        count: 3,
        kept: false,
        rows: [
          { line: 3, text: '小计： 1' },
          { line: 6, text: '合 计 4' },
          { line: 7, text: 'Grand Total 4' },
        ],
      },
    ]);
    expect((await read(text, { keepTotals: true })).rows).toHaveLength(6);
  });

  it('take the value above where a column is filled down', async () => {
    const text = '大区,门店\n华北,A\n,B\n华东,C\n ,D\n';
    expect((await read(text, { fillDown: ['大区', 'nope'] })).rows).toEqual([
      [2, '华北', 'A'],
      [3, '华北', 'B'],
      [4, '华东', 'C'],
      [5, '华东', 'D'],
    ]);
  });

  it('may have blank cells beyond the header, but keep filled ones', async () => {
    expect((await read('a,b\n1,2,,\n3,4,5\n6\n')).rows).toEqual([
      [2, '1', '2'],
      [3, '3', '4', '5'],
      [4, '6'],
    ]);
  });
});
