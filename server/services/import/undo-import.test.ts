import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/db/testing/test-database';
import { importVerb } from '@/server/cli/verbs/import';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { loadCatalog } from '../catalog/load-catalog';
import { dataClock } from '../catalog/data-clock';
import { refreshSegments } from '../refresh/refresh-segments';
import { createSegment } from '../segments/create-segment';
import { publishSegment } from '../segments/publish-segment';
import { hashData } from '../testing/hash-data';
import { orderedRecently } from '../testing/shop';
import { type ImportBench, openImportBench } from './import-fixture';
import type { ImportResult } from './run-import';
import { undoImport } from './undo-import';

let database: TestDatabase;
let bench: ImportBench;

const customersCsv =
  'id,city,joined,score,tags\nA,Oslo,2020-01-01,1.50,x|y\nB,Rome,2020-02-01,,\nC,,2020-03-01,3,"z"\nD,Lima,2020-03-02,4.0,\n';
const ordersCsv =
  'no,id,at,amount,note\n1,A,2021-01-01 08:00:00.123456,10.50,"a ""b""\\\n3,"\n2,A,2021-01-02 08:00:00,20,\n3,B,2021-01-03 08:00:00,30.00,x\n4,D,2021-01-03 09:00:00,7,y\n';
const regionsCsv = 'city,country\nOslo,Norway\nRome,Italy\nLima,Peru\n';

beforeEach(async () => {
  database = await createTestDatabase();
  bench = await openImportBench(database);
  await run('customers', customersCsv, '--types', 'tags=textList,score=number');
  await run('orders', ordersCsv);
  await run('regions', regionsCsv);
  const made = await createSegment(bench.ctx, {
    name: { en: 'Recent', zh: '近期' },
    key: 'recent',
  });
  await publishSegment(bench.ctx, {
    ...{ id: made.id, revision: made.revision, rule: orderedRecently(400), backfill: false },
  });
  await refreshSegments(bench.ctx, {});
});

afterEach(async () => {
  await bench.remove();
  await database.drop();
});

const forms = {
  customers: (path: string) => ['customers', path, '--key', 'id'],
  orders: (path: string) => [
    ...['activity', 'orders', path, '--key', 'no', '--customer', 'id', '--time', 'at'],
  ],
  regions: (path: string) => ['to-one', 'regions', path, '--key', 'city'],
};

async function run(table: keyof typeof forms, csv: string, ...more: string[]) {
  const path = await bench.write(`${table}-${randomUUID()}.csv`, csv);
  return importVerb(bench.ctx, [...forms[table](path), ...more]) as Promise<ImportResult>;
}

const undo = ({ importId }: ImportResult) =>
  undoImport(bench.ctx, { importId, runId: randomUUID() });

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => 'accepted',
    (error: unknown) => {
      if (!(error instanceof StratumError)) throw error;
      const [{ code, variant, params }] = error.problems;
      return [`${code}.${variant}`, params?.file].filter(Boolean).join(' ');
    },
  );

const membersOf = async () =>
  (
    await database.sql`select c.id from membership m join data.customers c using (customer_id)
    where m.left_at is null order by 1`
  ).map(({ id }) => id);

describe('an import that is undone leaves every table as it was, also after refreshes', () => {
  it.each([
    [
      'customers updated',
      'customers',
      'id,city,joined,score,tags,vip\nA,Bergen,2020-01-01,1.5,"x|y|z",yes\nC,Paris,2020-03-01,3,,\nE,Rome,2021-05-01,9,q,\n',
      [],
    ],
    [
      'a snapshot of customers',
      'customers',
      'id,city\nA,Oslo\nB,Milan\nE,Bonn\n',
      ['--mode', 'snapshot', '--accept-removal'],
    ],
    ['customers deleted', 'customers', 'id\nA\nD\n', ['--mode', 'delete']],
    [
      'activity updated',
      'orders',
      'no,id,at,amount,note,paid\n1,B,2021-01-01 08:00:00.5,11,,true\n9,C,2021-06-01 08:00:00,1,n,false\n',
      [],
    ],
    [
      'a snapshot of activity',
      'orders',
      'no,id,at,amount\n2,A,2021-01-02 08:00:00,20\n3,C,2021-01-03 08:00:00,30.0\n5,C,2021-01-04 08:00:00,3\n',
      ['--mode', 'snapshot', '--accept-removal'],
    ],
    ['activity deleted', 'orders', 'no\n1\n3\n', ['--mode', 'delete']],
    [
      'a to-one table updated',
      'regions',
      'city,country,zone\nOslo,Norge,north\nBonn,Germany,\n',
      [],
    ],
    [
      'a snapshot of a to-one table',
      'regions',
      'city,country\nOslo,Norway\nBonn,Germany\n',
      ['--mode', 'snapshot', '--accept-removal'],
    ],
    ['a to-one table deleted', 'regions', 'city\nRome\n', ['--mode', 'delete']],
  ] as const)('%s', async (_name, table, csv, more) => {
    const before = await hashData(database.sql);
    const members = await membersOf();
    const clock = await dataClock(bench.ctx.db);
    const catalog = await loadCatalog(bench.ctx.db);
    const done = await run(table, csv, ...more);
    expect(await hashData(database.sql)).not.toEqual(before);
    await refreshSegments(bench.ctx, {});
    const undone = await undo(done);
    expect(await hashData(database.sql)).toEqual(before);
    expect([undone.new, undone.changed, undone.removed]).toEqual(
      table === 'customers'
        ? [0, done.changed + done.removed, done.new]
        : [done.removed, done.changed, done.new],
    );
    expect(await dataClock(bench.ctx.db)).toBe(clock);
    expect((await loadCatalog(bench.ctx.db)).customers.fields).toEqual(catalog.customers.fields);
    await refreshSegments(bench.ctx, {});
    expect(await membersOf()).toEqual(members);
  });
});

describe('an undo', () => {
  it('takes away the table that came with the import', async () => {
    const before = await hashData(database.sql);
    const path = await bench.write('calls.csv', 'nr,id,when\n1,A,2021-01-01\n');
    const roles = ['--key', 'nr', '--customer', 'id', '--time', 'when'];
    const calls = (await importVerb(bench.ctx, [
      'activity',
      'calls',
      path,
      ...roles,
    ])) as ImportResult;
    expect(Object.keys(await hashData(database.sql))).toContain('calls');
    await undo(calls);
    expect(await hashData(database.sql)).toEqual(before);
    expect((await loadCatalog(bench.ctx.db)).activities.map(({ key }) => key)).toEqual(['orders']);
  });

  it('keeps a column that a rule names, empty', async () => {
    const wider = await run('customers', 'id,vip\nA,true\n');
    const rule = { kind: 'attribute', field: 'vip', operator: 'isTrue' };
    const made = await createSegment(bench.ctx, { name: { en: 'V', zh: 'V' }, key: 'vips' });
    await database.sql`update segment set draft = ${JSON.stringify(rule)}::text::jsonb where id = ${made.id}`;
    await undo(wider);
    const rows = await database.sql`select vip from data.customers where vip is not null`;
    expect(rows).toHaveLength(0);
    expect((await loadCatalog(bench.ctx.db)).customers.fields.map(({ key }) => key)).toContain(
      'vip',
    );
  });

  it('is one more batch with the same customers, and keeps old values', async () => {
    const done = await run('customers', 'id,city\nA,Bergen\nE,Bonn\n');
    await undo(done);
    const batches = await database.sql`
      select (select count(*)::int from change c where c.batch_id = b.id) as customers
      from change_batch b order by number desc limit 2`;
    expect(batches.map(({ customers }) => customers)).toEqual([2, 2]);
    const history = await database.sql`select value from customer_field_history order by valid_to`;
    expect(history.map(({ value }) => value)).toEqual(['Oslo', 'Bergen']);
  });

  it('never gives the number of a customer it took away to another one', async () => {
    const first = await run('customers', 'id\nE\n');
    const [given] =
      await database.sql`select customer_id::int as n from data.customers where id = 'E'`;
    await undo(first);
    await run('customers', 'id\nF\n');
    const [next] =
      await database.sql`select customer_id::int as n from data.customers where id = 'F'`;
    expect(next?.n).toBe(given?.n + 1);
  });

  it('is refused while something later rests on its rows, by the name of that import', async () => {
    const first = await run(
      'orders',
      'no,id,at,amount\n1,A,2021-01-01 08:00:00,99\n9,A,2021-01-09,1\n',
    );
    const path = await bench.write('later.csv', 'no,id,at,amount\n9,A,2021-01-09,2\n');
    const later = (await importVerb(bench.ctx, forms.orders(path))) as ImportResult;
    expect(await refusal(undo(first))).toBe('CONFLICT.undoChanged later.csv');
    await undo(later);
    await undo(first);
    const rows =
      await database.sql`select no, amount::text from data.orders where no in ('1', '9')`;
    expect([...rows]).toEqual([{ no: '1', amount: '10.50' }]);
  });

  it('is refused when a row it removed is back, or customers it brought have activity', async () => {
    const gone = await run('orders', 'no\n1\n', '--mode', 'delete');
    await run('orders', 'no,id,at,amount\n1,A,2021-01-01 08:00:00,5\n');
    expect(await refusal(undo(gone))).toContain('CONFLICT.undoChanged orders');
    const fresh = await run('customers', 'id\nE\n');
    await run('orders', 'no,id,at\n77,E,2021-01-01\n');
    expect(await refusal(undo(fresh))).toContain('CONFLICT.undoUsed orders');
  });

  it('is refused twice, for an undo, and for imports from before it was kept', async () => {
    const done = await run('customers', 'id\nE\n');
    const undone = await undo(done);
    expect(await refusal(undo(done))).toBe('CONFLICT.undoTwice');
    expect(await refusal(undo(undone))).toBe('CONFLICT.undoOfUndo');
    const old = await run('customers', 'id\nF\n');
    await database.sql`update import_run set footprint = null where id = ${old.importId}`;
    expect(await refusal(undo(old))).toBe('CONFLICT.undoUnkept');
  });

  it('is done once when it is asked for again under the same id', async () => {
    const done = await run('customers', 'id\nE\n');
    const request = { importId: done.importId, runId: randomUUID() };
    const first = await undoImport(bench.ctx, request);
    expect(await undoImport(bench.ctx, request)).toEqual(first);
  });
});
