import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/db/testing/test-database';
import type { Role } from '@/server/domain/access/permission';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { updateField } from '../catalog/update-field';
import type { Context } from '../context';
import { type ImportBench, openImportBench } from '../import/import-fixture';
import { runImport } from '../import/run-import';
import { refreshSegments } from '../refresh/refresh-segments';
import { applySegments } from '../segments/apply-segments';
import { createTrait } from '../traits/create-trait';
import { exportList } from './export-list';
import type { Voice } from './exported-list';
import { exportedLists, type ListName } from './exported-lists';
import { readWorkbook } from './testing/read-workbook';

let database: TestDatabase;
let bench: ImportBench;
let badImport = '';
let segment = '';

const person = (role: Role, locale: Context['locale'] = 'en'): Context => ({
  ...bench.ctx,
  actor: { kind: 'person', id: role, name: role, role },
  locale,
});

const customersFile =
  'id,name,email,tags,joined,spend,active\n' +
  '007,"Åse, ""the"" first",a@x.org,"[""x"",""y""]",2021-01-02,-12.50,true\n' +
  '10,张伟,b@x.org,,2021-02-28,12345678901234567890.123,false\n' +
  "8,'=1+1,,,,0,\n" +
  '9,-9,c@x.org,"[""a|b""]",,0,\n';
const ordersFile =
  'no,id,at,amount\n1,007,2021-03-28T03:30:00.250+08:00,5\n2,007,2021-01-01 08:00:00,-2\n3,10,2021-01-01 09:00:00,7\n=5,Z,2021-01-02,1\n';

beforeAll(async () => {
  database = await createTestDatabase();
  bench = await openImportBench(database, 'Asia/Shanghai');
  const types = [
    { column: 'tags', type: 'textList' },
    { column: 'spend', type: 'money' },
    { column: 'id', type: 'text' },
  ] as const;
  await runImport(bench.ctx, {
    path: await bench.write('c.csv', customersFile),
    mapping: { into: 'customers', key: 'id', types: [...types] },
  });
  ({ importId: badImport } = await runImport(bench.ctx, {
    path: await bench.write('o.csv', ordersFile),
    acceptBad: true,
    mapping: { into: 'activity', name: 'orders', key: 'no', customer: 'id', time: 'at' },
  }));
  await updateField(bench.ctx, {
    ...{ table: 'customers', field: 'email', group: 'basic', sensitive: false },
    ...{ label: { en: 'E-mail', zh: '邮箱' }, personal: true },
  });
  await createTrait(bench.ctx, {
    name: { en: 'Spent', zh: '消费' },
    definition: {
      ...{ kind: 'activity', table: 'orders' },
      measure: { fn: 'sum', field: 'amount' },
    },
  });
  const segments = [{ key: 'all', name: { en: 'All', zh: '全部' }, rule: { kind: 'everyone' } }];
  await applySegments(bench.ctx, { segments } as Parameters<typeof applySegments>[1]);
  await refreshSegments(bench.ctx, { trigger: 'demand' });
  const [row] = await database.sql<{ id: string }[]>`select id from segment`;
  segment = row?.id ?? '';
});

afterAll(async () => {
  await bench.remove();
  await database.drop();
});

const queries = (): Record<ListName, Record<string, string>> => ({
  activity: { key: '007' },
  'bad-rows': { import: badImport },
  customers: {},
  fields: { table: 'customers' },
  imports: {},
  inbox: {},
  members: { id: segment },
  merges: {},
  people: {},
  receipts: { id: segment },
  segments: {},
  tables: {},
  traits: {},
  versions: { id: segment },
});

async function csvOf(
  ctx: Context,
  name: ListName,
  query = queries()[name],
  voice: Voice = 'words',
): Promise<string> {
  const list = exportedLists[name];
  const { chunks } = await exportList(ctx, { list, query, format: 'csv', voice });
  let text = '';
  for await (const chunk of chunks) text += chunk;
  return text;
}

async function xlsxOf(ctx: Context, name: ListName, voice: Voice = 'words'): Promise<Buffer> {
  const list = exportedLists[name];
  const request = { list, query: queries()[name], format: 'xlsx', voice } as const;
  const { chunks } = await exportList(ctx, request);
  const pieces: Uint8Array[] = [];
  for await (const chunk of chunks) pieces.push(chunk as Uint8Array);
  return Buffer.concat(pieces);
}

const rowsOf = (csv: string): string[][] => parse(csv, { bom: true });

describe('every list', () => {
  const names = Object.keys(exportedLists) as ListName[];

  it.each(names)('%s comes out the same in both formats and both languages', async (name) => {
    for (const locale of ['en', 'zh-CN'] as const) {
      const ctx = person('administrator', locale);
      const rows = rowsOf(await csvOf(ctx, name));
      const [sheet] = await readWorkbook(await xlsxOf(ctx, name));
      expect(sheet?.rows.length).toBe(rows.length);
      expect(sheet?.rows[0]?.map(({ value }) => value)).toEqual(rows[0]);
      expect(new Set(rows[0]).size).toBe(rows[0]?.length);
      if (!['inbox', 'merges', 'people'].includes(name)) expect(rows.length).toBeGreaterThan(1);
    }
  });

  it.each(names)('%s refuses a query it does not know', async (name) => {
    const query = { ...queries()[name], nonsense: '1' };
    await expect(csvOf(person('administrator'), name, query)).rejects.toThrow('nonsense');
  });

  it('refuses what is not there', async () => {
    const nobody = '00000000-0000-4000-8000-000000000000';
    const ctx = person('administrator');
    for (const [name, query] of [
      ['activity', { key: 'nobody' }],
      ['bad-rows', { import: nobody }],
      ['fields', { table: 'nothing' }],
      ['members', { id: nobody }],
      ['receipts', { id: nobody }],
      ['versions', { id: nobody }],
    ] as const)
      await expect(csvOf(ctx, name, query)).rejects.toThrow(StratumError);
  });
});

describe('what comes out', () => {
  it('is what the page shows, in the language of the reader', async () => {
    const [head, first] = rowsOf(await csvOf(person('administrator', 'zh-CN'), 'members'));
    expect(head?.slice(-2)).toEqual(['进入时间', '进入原因']);
    expect(head).toContain('邮箱');
    expect(first?.at(-1)).toBe('规则修改');
  });

  it('follows the filters of the page', async () => {
    const ctx = person('administrator');
    expect(rowsOf(await csvOf(ctx, 'customers', { search: 'åSE' }))).toHaveLength(2);
    expect(rowsOf(await csvOf(ctx, 'segments', { state: 'archived' }))).toHaveLength(1);
    expect(rowsOf(await csvOf(ctx, 'imports', { table: 'orders' }))).toHaveLength(2);
    const moved = { moved: 'left', until: '2030-01-01T00:00:00Z' };
    expect(rowsOf(await csvOf(ctx, 'members', { id: segment, ...moved }))).toHaveLength(1);
    expect(rowsOf(await csvOf(ctx, 'members', { id: segment, q: '007' }))).toHaveLength(2);
  });

  it('has instants in the zone of the workspace, newest first', async () => {
    const rows = rowsOf(await csvOf(person('administrator'), 'activity'));
    expect(rows.slice(1).map(([, at, row, ...rest]) => [at, row, ...rest])).toEqual([
      ['2021-03-28T03:30:00.250000+08:00', '1', '5'],
      ['2021-01-01T08:00:00+08:00', '2', '-2'],
    ]);
  });

  it('leaves out columns of personal data for roles without the grant', async () => {
    for (const name of ['customers', 'members'] as const) {
      const head = async (role: Role) => rowsOf(await csvOf(person(role), name))[0];
      expect(await head('operationsManager')).toContain('E-mail');
      expect(await head('analyst')).not.toContain('E-mail');
      expect(await csvOf(person('analyst'), name)).not.toContain('x.org');
    }
  });

  it('shuts what was found by personal data out of a search, too', async () => {
    const found = await csvOf(person('analyst'), 'customers', { search: 'x.org' });
    expect(rowsOf(found)).toHaveLength(1);
  });

  it.each(['csv', 'xlsx'] as const)(
    'comes back through the importer as it was: %s',
    async (kind) => {
      const before = await database.sql`select * from data.customers order by customer_id`;
      const ctx = person('administrator');
      const file =
        kind === 'csv'
          ? await csvOf(ctx, 'customers', {}, 'keys')
          : await xlsxOf(ctx, 'customers', 'keys');
      const result = await runImport(bench.ctx, {
        path: await bench.write(`again.${kind}`, file),
        mapping: { into: 'customers', key: 'id' },
      });
      expect(result).toMatchObject({ new: 0, changed: 0, unchanged: 4, bad: 0 });
      expect(await database.sql`select * from data.customers order by customer_id`).toEqual(before);
    },
  );
});

describe('a download', () => {
  it('that is left early gives its session back, and more than four at once are refused', async () => {
    const open = async () => {
      const request = { list: exportedLists.customers, query: {}, voice: 'keys' } as const;
      const { chunks } = await exportList(person('administrator'), { ...request, format: 'csv' });
      await chunks.next();
      return chunks;
    };
    const running = [await open(), await open(), await open(), await open()];
    await expect(open()).rejects.toThrow('BUSY');
    for (const chunks of running) await chunks.return(undefined);
    for (let n = 0; n < 20; n += 1) await (await open()).return(undefined);
    const [row] = await database.sql`show timezone`;
    expect(row).toEqual({ TimeZone: 'UTC' });
  });
});
