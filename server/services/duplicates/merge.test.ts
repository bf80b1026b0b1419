import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/db/testing/test-database';
import type { Problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { readCustomer } from '../customers/read-customer';
import { type ImportBench, openImportBench } from '../import/import-fixture';
import { runImport } from '../import/run-import';
import { refreshSegments } from '../refresh/refresh-segments';
import { verifyMembership } from '../refresh/verify-membership';
import { applySegments } from '../segments/apply-segments';
import { listMerges } from './list-merges';
import { mergeCustomers } from './merge-customers';
import { undoMerge } from './undo-merge';

let database: TestDatabase;
let bench: ImportBench;

beforeEach(async () => {
  database = await createTestDatabase();
  bench = await openImportBench(database);
  await importCustomers(
    'id,name,phone,spend,tags,joined,seen\nA,Åse,138,12345678901234567890.10,"[""x""]",2021-02-03,2024-01-01T10:00:00.123456Z\nB,"Bo ""2""",,-5.5,"[""y"",""z""]",,\nC,Cy,,,,,\n',
  );
  await importOrders(
    'no,id,at,amount\n1,A,2024-01-01,5\n2,B,2024-01-02,6\n3,B,2024-01-03,7\n4,C,2024-01-03,1\n',
  );
  await runImport(bench.ctx, {
    path: await bench.write('v.csv', 'visit,id,day\nv1,B,2024-01-02\n'),
    mapping: { into: 'activity', name: 'visits', key: 'visit', customer: 'id', time: 'day' },
  });
});

afterEach(async () => {
  await bench.remove();
  await database.drop();
});

async function importCustomers(text: string) {
  const types = [
    { column: 'spend', type: 'money' },
    { column: 'tags', type: 'textList' },
    { column: 'joined', type: 'date' },
    { column: 'seen', type: 'instant' },
    { column: 'phone', type: 'text' },
  ] as const;
  await runImport(bench.ctx, {
    path: await bench.write('c.csv', text),
    mapping: {
      into: 'customers',
      key: 'id',
      types: types.filter(({ column }) => text.includes(column)),
    },
  });
}

async function importOrders(text: string) {
  await runImport(bench.ctx, {
    path: await bench.write('o.csv', text),
    mapping: { into: 'activity', name: 'orders', key: 'no', customer: 'id', time: 'at' },
  });
}

async function idOf(key: string): Promise<string> {
  const [row] = await database.sql<
    { id: string }[]
  >`select customer_id::text as id from data.customers where id = ${key}`;
  return row?.id ?? '';
}

async function merge(kept: string, merged: string, values = {}) {
  return mergeCustomers(bench.ctx, { kept: await idOf(kept), merged: await idOf(merged), values });
}

/** One number for all that stands in the tables of data, whatever the order of its rows. */
async function hash(): Promise<string> {
  const tables = ['customers', 'orders', 'visits'];
  const parts = tables.map(
    (table) => `(select string_agg(md5(t::text), ',' order by md5(t::text)) from data.${table} t)`,
  );
  const [row] = await database.sql.unsafe<{ hash: string }[]>(
    `select md5(concat_ws('|', ${parts.join(', ')})) as hash`,
  );
  return row?.hash ?? '';
}

async function ownerOf(): Promise<Record<string, string>> {
  const rows = await database.sql<{ no: string; id: string }[]>`
    select o.no, c.id from data.orders o join data.customers c using (customer_id) order by o.no`;
  return Object.fromEntries(rows.map(({ no, id }) => [no, id]));
}

async function refusalOf(work: Promise<unknown>): Promise<Problem> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof StratumError)) throw new Error(`no refusal but ${error}`);
  return error.problems[0];
}

describe('a merge', () => {
  it('fills what the kept customer lacks, moves every row and puts the other out of use', async () => {
    const done = await merge('B', 'A');
    expect(done).toMatchObject({ kept: 'B', merged: 'A', rows: 1 });
    const [b] = await database.sql`
      select name, phone, phone__n, spend::text, tags, joined::text, seen::text, inactive_since
      from data.customers where id = 'B'`;
    expect(b).toEqual({
      ...{ name: 'Bo "2"', phone: '138', phone__n: '138', spend: '-5.5', tags: ['y', 'z'] },
      ...{ joined: '2021-02-03', seen: '2024-01-01 10:00:00.123456+00', inactive_since: null },
    });
    const [a] = await database.sql`
      select inactive_since::text as since, merged_into::text as into from data.customers where id = 'A'`;
    expect(a).toEqual({ since: '2024-01-04 00:00:00+00', into: await idOf('B') });
    expect(await ownerOf()).toEqual({ 1: 'B', 2: 'B', 3: 'B', 4: 'C' });
    expect(await refusalOf(readCustomer(bench.ctx, { key: 'A' }))).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('takes over what is chosen, and keeps the old values with the batch', async () => {
    const { id } = await merge('A', 'B', { name: 'merged', phone: 'merged', tags: 'kept' });
    const [a] =
      await database.sql`select name, name__n, phone, spend::text from data.customers where id = 'A'`;
    expect(a).toEqual({
      ...{ name: 'Bo "2"', name__n: 'bo "2"', phone: null, spend: '12345678901234567890.10' },
    });
    const history = await database.sql`
      select f.key, h.value, c.id from customer_field_history h
      join catalog_field f on f.id = h.field_id join data.customers c using (customer_id)
      where h.batch_id = ${id} order by 1`;
    expect(history.map((row) => ({ ...row }))).toEqual([
      { key: 'name', value: 'Åse', id: 'A' },
      { key: 'phone', value: '138', id: 'A' },
    ]);
    const changes = await database.sql`select from change where batch_id = ${id}`;
    expect(changes).toHaveLength(2);
  });

  it('refuses what is not there, out of use, one customer with itself, and unknown fields', async () => {
    const [a, b] = [await idOf('A'), await idOf('B')];
    const attempt = (input: Parameters<typeof mergeCustomers>[1]) =>
      refusalOf(mergeCustomers(bench.ctx, input));
    expect(await attempt({ kept: a, merged: a })).toMatchObject({ code: 'BAD_INPUT' });
    expect(await attempt({ kept: a, merged: '999' })).toMatchObject({ code: 'NOT_FOUND' });
    for (const field of ['nothing', 'id']) {
      const values = { [field]: 'merged' } as const;
      expect(await attempt({ kept: a, merged: b, values })).toMatchObject({
        code: 'UNKNOWN_FIELD',
      });
    }
    const before = await hash();
    await merge('A', 'B');
    const after = await hash();
    expect(after).not.toBe(before);
    expect(await attempt({ kept: a, merged: b })).toMatchObject({ code: 'CONFLICT' });
    expect(await attempt({ kept: b, merged: await idOf('C') })).toMatchObject({ code: 'CONFLICT' });
    expect(await hash()).toBe(after);
  });

  it('waits for no import: it is refused while one runs', async () => {
    const [a, b] = [await idOf('A'), await idOf('B')];
    await database.sql.begin(async (tx) => {
      await tx`select pg_advisory_xact_lock(7304115031)`;
      const refused = mergeCustomers(bench.ctx, { kept: a, merged: b });
      expect(await refusalOf(refused)).toMatchObject({ code: 'BUSY' });
    });
  });
});

describe('its undo', () => {
  it.each([
    ['filled', {}],
    ['chosen', { name: 'merged', spend: 'merged', tags: 'merged', joined: 'merged' }],
  ])('brings every table back exactly: %s', async (_, values) => {
    const before = await hash();
    for (const [kept, merged] of [
      ['A', 'B'],
      ['B', 'A'],
    ] as const) {
      const { id } = await merge(kept, merged, values);
      expect(await hash()).not.toBe(before);
      await undoMerge(bench.ctx, { id });
      expect(await hash()).toBe(before);
    }
  });

  it('goes backwards through merges that stand upon each other', async () => {
    const before = await hash();
    const first = await merge('B', 'C');
    const between = await hash();
    const second = await merge('A', 'B');
    expect(await ownerOf()).toEqual({ 1: 'A', 2: 'A', 3: 'A', 4: 'A' });
    expect(await refusalOf(undoMerge(bench.ctx, { id: first.id }))).toMatchObject({
      ...{ code: 'CONFLICT', variant: 'laterMerge' },
    });
    await undoMerge(bench.ctx, { id: second.id });
    expect(await hash()).toBe(between);
    await undoMerge(bench.ctx, { id: first.id });
    expect(await hash()).toBe(before);
  });

  it('is done once', async () => {
    const { id } = await merge('A', 'B');
    await undoMerge(bench.ctx, { id });
    expect(await refusalOf(undoMerge(bench.ctx, { id }))).toMatchObject({ variant: 'mergeUndone' });
    const unknown = { id: '00000000-0000-4000-8000-000000000000' };
    expect(await refusalOf(undoMerge(bench.ctx, unknown))).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('leaves what was changed since', async () => {
    const { id } = await merge('B', 'A');
    await importCustomers('id,name,phone\nB,Bodil,138\n');
    await undoMerge(bench.ctx, { id });
    const [b] = await database.sql`select name, phone, joined from data.customers where id = 'B'`;
    expect(b).toEqual({ name: 'Bodil', phone: null, joined: null });
  });

  it('takes along rows that came since for the old key, and no others', async () => {
    const { id } = await merge('A', 'B');
    await importOrders('no,id,at,amount\n5,B,2024-01-04,1\n6,A,2024-01-04,2\n3,A,2024-01-03,7\n');
    expect(await ownerOf()).toEqual({ 1: 'A', 2: 'A', 3: 'A', 4: 'C', 5: 'A', 6: 'A' });
    await undoMerge(bench.ctx, { id });
    expect(await ownerOf()).toEqual({ 1: 'A', 2: 'B', 3: 'A', 4: 'C', 5: 'B', 6: 'A' });
  });

  it('takes them along through several merges', async () => {
    const first = await merge('B', 'C');
    const second = await merge('A', 'B');
    await importOrders('no,id,at,amount\n5,C,2024-01-04,1\n');
    expect((await ownerOf())[5]).toBe('A');
    await undoMerge(bench.ctx, { id: second.id });
    expect((await ownerOf())[5]).toBe('B');
    await undoMerge(bench.ctx, { id: first.id });
    expect((await ownerOf())[5]).toBe('C');
  });
});

describe('memberships', () => {
  const causes = async () => {
    const rows = await database.sql<Record<string, string | null>[]>`
      select s.key, c.id, m.entered_cause as entered, m.left_cause as "left"
      from membership m join segment s on s.id = m.segment_id
      join data.customers c using (customer_id) order by 1, 2, m.entered_at`;
    return rows.map(({ key, id, entered, left }) => `${key} ${id} ${entered} ${left ?? 'in'}`);
  };

  it('are left by cause merge, entered by what came over, and so again at the undo', async () => {
    const rule = (value: number) => ({
      ...{ kind: 'activity', table: 'orders', measure: { fn: 'count' }, operator: '>=', value },
    });
    const segments = [1, 3].map((n) => ({
      ...{ key: `n${n}`, name: { en: `n${n}`, zh: `n${n}` }, rule: rule(n) },
    }));
    await applySegments(bench.ctx, { segments } as Parameters<typeof applySegments>[1]);
    await refreshSegments(bench.ctx, { trigger: 'demand' });
    const first = ['n1 A rule in', 'n1 B rule in', 'n1 C rule in'];
    expect(await causes()).toEqual(first);
    const { id } = await merge('A', 'B');
    await refreshSegments(bench.ctx, { trigger: 'demand' });
    expect(await causes()).toEqual([
      ...['n1 A rule in', 'n1 B rule merge', 'n1 C rule in', 'n3 A merge in'],
    ]);
    await undoMerge(bench.ctx, { id });
    await refreshSegments(bench.ctx, { trigger: 'demand' });
    expect(await causes()).toEqual([
      ...['n1 A rule in', 'n1 B rule merge', 'n1 B merge in', 'n1 C rule in'],
      'n3 A merge merge',
    ]);
    await importOrders('no,id,at,amount\n7,B,2024-01-02,6\n');
    await refreshSegments(bench.ctx, { trigger: 'demand' });
    expect((await causes()).at(-1)).toBe('n3 B correction in');
    expect(await verifyMembership(bench.ctx)).toEqual({
      ...{ bitsAgainstIntervals: 0, overlaps: 0, sizesAgainstIntervals: 0 },
    });
  });
});

describe('the list of merges', () => {
  it('goes page by page, newest first, and tells what can be taken back', async () => {
    const first = await merge('B', 'C');
    const second = await merge('A', 'B');
    const page = await listMerges(bench.ctx, { limit: 1 });
    expect(page.merges).toMatchObject([
      { id: second.id, kept: 'A', merged: 'B', rows: 4, undoneAt: null, mergedOn: false },
    ]);
    const rest = await listMerges(bench.ctx, { limit: 1, cursor: page.next });
    expect(rest).toMatchObject({ merges: [{ id: first.id, mergedOn: true }], next: null });
  });
});
