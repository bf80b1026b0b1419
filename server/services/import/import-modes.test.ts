import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/db/testing/test-database';
import { importVerb } from '@/server/cli/verbs/import';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { dataClock } from '../catalog/data-clock';
import { loadCatalog } from '../catalog/load-catalog';
import { hashData } from '../testing/hash-data';
import { type ImportBench, openImportBench } from './import-fixture';
import type { ImportResult } from './run-import';

let database: TestDatabase;
let bench: ImportBench;

const customers = 'id,city\nA,Oslo\nB,Rome\nC,Lima\nD,Bonn\n';
const orders = 'no,id,at\n1,A,2021-01-01\n2,B,2021-01-02\n3,C,2021-01-03\n4,D,2021-01-04\n';

beforeEach(async () => {
  database = await createTestDatabase();
  bench = await openImportBench(database);
  await into('customers', customers);
  await into('orders', orders);
});

afterEach(async () => {
  await bench.remove();
  await database.drop();
});

const roles = {
  customers: ['customers'],
  orders: ['activity', 'orders'],
  cities: ['to-one', 'cities'],
};
const keys = {
  customers: ['--key', 'id'],
  orders: ['--key', 'no', '--customer', 'id', '--time', 'at'],
  cities: ['--key', 'city'],
};

async function into(table: keyof typeof roles, csv: string, ...more: string[]) {
  const path = await bench.write(`${table}-${randomUUID()}.csv`, csv);
  return importVerb(bench.ctx, [
    ...roles[table],
    path,
    ...(more.includes('delete') ? keys[table].slice(0, 2) : keys[table]),
    ...more,
  ]) as Promise<ImportResult>;
}

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => 'accepted',
    (error: unknown) => {
      if (!(error instanceof StratumError)) throw error;
      return error.problems.map(({ code, variant, params }) => ({ code, variant, params }))[0];
    },
  );

const inUse = async () =>
  (await database.sql`select id from data.customers where inactive_since is null order by 1`).map(
    ({ id }) => id,
  );

const batchOf = async (relation: string, key: string, value: string) => {
  const [row] = await database.sql.unsafe(
    `select t.batch, b.import_id from ${relation} t left join change_batch b on b.number = t.batch where t.${key} = $1`,
    [value],
  );
  return row;
};

describe('a snapshot', () => {
  it('takes customers it lacks out of use at the data clock, and they stay with their rows', async () => {
    const result = await into(
      'customers',
      'id,city\nA,Oslo\nB,Rome\nC,Paris\n',
      '--mode',
      'snapshot',
    );
    expect(result).toMatchObject({ new: 0, changed: 1, unchanged: 2, removed: 1, customers: 2 });
    const [gone] =
      await database.sql`select inactive_since::text as since from data.customers where id = 'D'`;
    expect(new Date(gone?.since).toISOString()).toBe(
      new Date(await dataClock(bench.ctx.db)).toISOString(),
    );
    const rows = await database.sql`select no from data.orders where no = '4'`;
    expect(rows).toHaveLength(1);
    const again = await into(
      'customers',
      'id,city\nA,Oslo\nB,Rome\nC,Paris\n',
      '--mode',
      'snapshot',
    );
    expect(again).toMatchObject({ changed: 0, unchanged: 3, removed: 0 });
  });

  it('brings a customer back that a later file names', async () => {
    await into('customers', 'id\nD\n', '--mode', 'delete');
    expect(await inUse()).toEqual(['A', 'B', 'C']);
    expect(await into('customers', 'id\nD\n')).toMatchObject({ new: 0, changed: 1 });
    expect(await inUse()).toEqual(['A', 'B', 'C', 'D']);
  });

  it('removes activity rows it lacks, but not those it names and cannot read', async () => {
    const csv = 'no,id,at\n1,A,2021-01-01\n2,B,2021-99-99\n3,Z,2021-01-03\n';
    const result = await into('orders', csv, '--mode', 'snapshot', '--accept-bad');
    expect(result).toMatchObject({ unchanged: 1, bad: 2, removed: 1 });
    const rows = await database.sql`select no from data.orders order by 1`;
    expect(rows.map(({ no }) => no)).toEqual(['1', '2', '3']);
  });

  it('that would take more than three tenths is refused, unless it is wanted', async () => {
    const before = await hashData(database.sql);
    expect(
      await refusal(
        into('orders', 'no,id,at\n1,A,2021-01-01\n2,B,2021-01-02\n', '--mode', 'snapshot'),
      ),
    ).toEqual({
      ...{ code: 'BAD_INPUT', variant: 'largeRemoval', params: { removed: 2, rows: 4 } },
    });
    expect(
      await refusal(into('customers', 'id,city\nZ,Oslo\n', '--mode', 'snapshot')),
    ).toMatchObject({
      params: { removed: 4, rows: 4 },
    });
    expect(await hashData(database.sql)).toEqual(before);
    const wanted = ['--mode', 'snapshot', '--accept-removal'];
    expect(await into('orders', 'no,id,at\n1,A,2021-01-01\n', ...wanted)).toMatchObject({
      removed: 3,
    });
  });
});

describe('a list of rows to delete', () => {
  it('needs the key only, and tells keys that are not there', async () => {
    expect(await refusal(into('orders', 'no\n2\n99\n', '--mode', 'delete'))).toMatchObject({
      code: 'BAD_ROWS',
      variant: 'some',
    });
    const result = await into('orders', 'no\n2\n99\n2\n', '--mode', 'delete', '--accept-bad');
    expect(result).toMatchObject({ rows: 3, removed: 1, repeated: 1, bad: 1, customers: 1 });
    expect(result.badRows).toEqual([{ line: 3, column: 'no', code: 'UNKNOWN_ROW', value: '99' }]);
    const kept = await database.sql`select row ->> 'no' as no from overwritten_row`;
    expect(kept.map(({ no }) => no)).toEqual(['2']);
  });

  it('is refused for a table that is not there', async () => {
    expect(await refusal(into('cities', 'city\nOslo\n', '--mode', 'delete'))).toMatchObject({
      code: 'UNKNOWN_TABLE',
    });
  });
});

describe('rows that do not fit', () => {
  it('keep the others out until somebody says that these may go without them', async () => {
    const csv = 'no,id,at\n8,A,2021-01-01\n9,A,soon\n';
    const told = await refusal(into('orders', csv));
    expect(told).toMatchObject({
      code: 'BAD_ROWS',
      variant: 'some',
      params: { rows: 1, fitting: 1 },
    });
    const [run] = await database.sql`select state, rows_bad::int as bad, rows_new::int as new
      from import_run order by started_at desc limit 1`;
    expect(run).toEqual({ state: 'failed', bad: 1, new: 0 });
    expect(await into('orders', csv, '--accept-bad')).toMatchObject({ new: 1, bad: 1 });
  });
});

describe('every row', () => {
  it('carries the number of the batch that wrote it, and what it was is kept whole', async () => {
    const result = await into('orders', 'no,id,at\n1,B,2021-01-01\n9,A,2021-02-01\n');
    expect((await batchOf('data.orders', 'no', '1'))?.import_id).toBe(result.importId);
    expect((await batchOf('data.orders', 'no', '9'))?.import_id).toBe(result.importId);
    expect((await batchOf('data.orders', 'no', '2'))?.import_id).not.toBe(result.importId);
    const [kept] = await database.sql`select o.row_key, o.row ->> 'customer_id' as customer, c.id
      from overwritten_row o join data.customers c on c.customer_id = (o.row ->> 'customer_id')::bigint`;
    expect([kept?.row_key, kept?.id]).toEqual(['1', 'A']);
  });

  it('of a customer that was merged goes to the one that was kept', async () => {
    await database.sql`update data.customers d set inactive_since = now(),
      merged_into = (select customer_id from data.customers where id = 'A') where id = 'B'`;
    await into('orders', 'no,id,at\n2,B,2021-01-02\n8,B,2021-02-01\n');
    const rows = await database.sql`select o.no, c.id from data.orders o
      join data.customers c using (customer_id) where o.no in ('2', '8') order by 1`;
    expect(rows.map(({ id }) => id)).toEqual(['A', 'A']);
    await into(
      'customers',
      'id,city\nA,Oslo\nB,Turin\nC,Lima\n',
      '--mode',
      'snapshot',
      '--accept-removal',
    );
    expect(await inUse()).toEqual(['A', 'C']);
  });

  it('may have columns with the names that the import uses for itself', async () => {
    const header = 'no,id,at,line,is_new,bad_code,row_key,customer_key,batch';
    const more = `${header}\n1,A,2021-01-01,5,a,b,c,d,7\n`;
    expect(await into('orders', more)).toMatchObject({ new: 0, changed: 1 });
    expect(await into('orders', more, '--mode', 'snapshot', '--accept-removal')).toMatchObject({
      unchanged: 1,
      removed: 3,
    });
  });
});

describe('a to-one table', () => {
  it('is linked to fields that are called like its key, before and after', async () => {
    expect(await into('cities', 'city,country\nOslo,Norway\nRome,Italy\n')).toMatchObject({
      ...{ table: 'cities', new: 2, customers: 0 },
    });
    await into('orders', 'no,id,at,city\n1,A,2021-01-01,Rome\n');
    const catalog = await loadCatalog(bench.ctx.db);
    const link = (fields: readonly { key: string; refersTo?: string | null }[]) =>
      fields.find(({ key }) => key === 'city')?.refersTo;
    expect(link(catalog.customers.fields)).toBe('cities');
    expect(link(catalog.activities[0]?.fields ?? [])).toBe('cities');
    expect(catalog.toOnes[0]?.fields.map(({ key, refersTo }) => [key, refersTo])).toEqual([
      ['city', null],
      ['country', null],
    ]);
  });

  it('concerns everyone when it changes, and nobody when it does not', async () => {
    await into('cities', 'city,country\nOslo,Norway\n');
    await into('cities', 'city,country\nOslo,Norway\n');
    const batches = await database.sql`select everyone from change_batch order by number`;
    expect(batches.map(({ everyone }) => everyone)).toEqual([false, false, true]);
  });

  it('is not taken for a table of another kind', async () => {
    await into('cities', 'city\nOslo\n');
    roles.cities[1] = 'orders';
    const told = await refusal(into('cities', 'city\nOslo\n'));
    roles.cities[1] = 'cities';
    expect(told).toMatchObject({ code: 'BAD_INPUT', variant: 'otherKind' });
  });
});
