import { fork } from 'node:child_process';
import { once } from 'node:events';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/db/testing/test-database';
import { importVerb } from '@/server/cli/verbs/import';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { phraseProblem } from '../problems/phrase-problem';
import { dataClock } from '../catalog/data-clock';
import { loadCatalog } from '../catalog/load-catalog';
import { type ImportBench, openImportBench } from './import-fixture';
import { type ImportResult, runImport } from './run-import';

const customersCsv = 'id,city,joined\nA,Oslo,2020-01-01\nB,Rome,2020-02-01\nC,,2020-03-01\n';
const ordersCsv =
  'no,id,at,amount\n1,A,2021-01-01 08:00:00,10.50\n2,A,2021-01-02 08:00:00,20\n3,B,2021-01-03 08:00:00,30\n';

let database: TestDatabase;
let bench: ImportBench;

beforeEach(async () => {
  database = await createTestDatabase();
  bench = await openImportBench(database);
});

afterEach(async () => {
  await bench.remove();
  await database.drop();
});

const run = (...argv: string[]) => importVerb(bench.ctx, argv) as Promise<ImportResult>;

async function importCustomers(csv: string | Buffer = customersCsv, ...more: string[]) {
  const path = await bench.write('customers.csv', csv);
  return run('customers', path, '--key', 'id', ...more);
}

async function importOrders(csv: string | Buffer = ordersCsv, ...more: string[]) {
  const path = await bench.write('orders.csv', csv);
  const roles = ['--key', 'no', '--customer', 'id', '--time', 'at'];
  return run('activity', 'orders', path, ...roles, ...more);
}

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'accepted',
    (error: unknown) =>
      error instanceof StratumError
        ? [error.problems[0].code, error.problems[0].variant].filter(Boolean).join('.')
        : String(error),
  );

const changes = async () => {
  const rows = await database.sql<{ customer: string }[]>`
    select c.id as customer from change h join data.customers c using (customer_id)
    where h.batch_id = (select id from change_batch order by landed_at desc limit 1) order by 1`;
  return rows.map((row) => row.customer);
};

describe('importing again', () => {
  it('writes no change row when nothing changed', async () => {
    await importCustomers();
    await importOrders();
    expect(await importOrders()).toMatchObject({ new: 0, changed: 0, unchanged: 3, customers: 0 });
    expect(await importCustomers()).toMatchObject({ new: 0, changed: 0, unchanged: 3 });
    const [batches] = await database.sql`select count(*)::int as n from change_batch`;
    expect(batches?.n).toBe(2);
  });

  it('records both customers of a row that moved', async () => {
    await importCustomers();
    await importOrders();
    const moved = ordersCsv.replace('2,A,', '2,B,').replace(',30', ',30.00');
    expect(await importOrders(moved)).toMatchObject({ changed: 1, unchanged: 2, customers: 2 });
    expect(await changes()).toEqual(['A', 'B']);
    const [held] = await database.sql`select count(*)::int as n from data.orders`;
    expect(held?.n).toBe(3);
  });

  it('keeps the old values of a customer and columns the file no longer has', async () => {
    await importCustomers();
    expect(await importCustomers('id,city\nA,Bergen\n')).toMatchObject({ changed: 1 });
    const [row] =
      await database.sql`select city, city__n, joined::text from data.customers where id = 'A'`;
    expect(row).toEqual({ city: 'Bergen', city__n: 'bergen', joined: '2020-01-01' });
    const history = await database.sql`select value from customer_field_history`;
    expect(history.map((each) => each.value)).toEqual(['Oslo']);
  });

  it('adds new columns and lets the types of the catalog win', async () => {
    await importCustomers();
    await importOrders();
    const wider =
      'no,id,at,amount,note\n4,A,2021-01-05 08:00:00,abc,x\n5,A,2021-01-05 08:00:00,1,y\n';
    const result = await importOrders(wider, '--types', 'amount=text', '--accept-bad');
    expect(result).toMatchObject({ new: 1, bad: 1 });
    expect(result.badRows).toEqual([
      { line: 2, column: 'amount', code: 'BAD_NUMBER', value: 'abc' },
    ]);
    const { activities } = await loadCatalog(bench.ctx.db);
    expect(activities[0]?.fields.map((field) => [field.key, field.type])).toEqual([
      ['no', 'text'],
      ['at', 'instant'],
      ['amount', 'number'],
      ['note', 'text'],
    ]);
  });

  it('takes the last of several rows with one key', async () => {
    await importCustomers();
    const result = await importOrders(`${ordersCsv}1,A,2021-01-01 08:00:00,99\n`);
    expect(result).toMatchObject({ rows: 4, new: 3, repeated: 1, bad: 0 });
    const [row] = await database.sql`select amount::text from data.orders where no = '1'`;
    expect(row?.amount).toBe('99');
  });

  it('moves the data clock by what is stated, and never back by saying nothing', async () => {
    await importCustomers();
    await importOrders(ordersCsv, '--complete-through', '2021-02-01');
    expect(await dataClock(bench.ctx.db)).toBe('2021-02-01T00:00:00Z');
    await importOrders(`${ordersCsv}9,A,2021-01-20 08:00:00,1\n`);
    expect(await dataClock(bench.ctx.db)).toBe('2021-02-01T00:00:00Z');
    await importOrders('no,id,at,amount\n10,A,2021-03-05 08:00:00,1\n');
    expect(await dataClock(bench.ctx.db)).toBe('2021-03-06T00:00:00Z');
  });
});

describe('rows that do not fit', () => {
  it('are set aside with line, column, reason and value', async () => {
    await importCustomers();
    const result = await importOrders(
      [
        'no,id,at,amount',
        '"1\n1",A,2021-01-01,1',
        ',A,2021-01-01,1',
        '3,,2021-01-01,1',
        '4,A,,1',
        '5,Z,2021-01-01,1',
        '6,A,2021-02-30,1',
        '7,A,2021-01-01,NaN',
        `8,A,2021-01-01,${'9'.repeat(39)}`,
        '9,A,2021-01-01',
        'a\0b,A,2021-01-01,1',
        ',,,',
        '',
      ].join('\n'),
      ...['--types', 'amount=number', '--accept-bad'],
    );
    expect(result).toMatchObject({ rows: 10, new: 1, bad: 9 });
    expect(result.badRows.map(({ line, column, code }) => [line, column, code])).toEqual([
      [4, 'no', 'MISSING_KEY'],
      [5, 'id', 'MISSING_CUSTOMER'],
      [6, 'at', 'MISSING_TIME'],
      [7, 'id', 'UNKNOWN_CUSTOMER'],
      [8, 'at', 'BAD_DATE'],
      [9, 'amount', 'BAD_NUMBER'],
      [10, 'amount', 'NUMBER_TOO_LONG'],
      [11, '', 'BAD_WIDTH'],
      [12, 'no', 'BAD_TEXT'],
    ]);
    expect(result.badRows[3]?.value).toBe('Z');
    expect(result.badRows[8]?.value).toBe('a\uFFFDb');
  });

  it('may hold NUL or half a surrogate pair in a cell of any type', async () => {
    await importCustomers();
    const result = await importOrders(
      [
        'no,id,at,amount,paid,tags',
        '1,A,2021-01-01,1\0,true,x',
        '2,A,2021-01-01,1,tr\0ue,x',
        '3,A,2021-01-01,1,true,x|\0',
        '4,A,2021-01-01,1,true,"[""\\ud83d""]"',
        '5,A,2021-01-01,1,true,"[""\\u0000""]"',
        '6,A\0,2021-01-01,1,true,x',
        '7,A,2021-01-01\0,1,true,x',
        '"8"\0,A,2021-01-01,1,true,x',
        '9,A,2021-01-01,1,true,x\0,y',
        '10,A,2021-01-01,1,true,x',
      ].join('\n'),
      ...['--types', 'amount=number,paid=boolean,tags=textList', '--accept-bad'],
    );
    expect(result).toMatchObject({ rows: 10, new: 1 });
    expect(result.badRows.map(({ line, column, code }) => [line, column, code])).toEqual([
      [2, 'amount', 'BAD_NUMBER'],
      [3, 'paid', 'BAD_BOOLEAN'],
      [4, 'tags', 'BAD_TEXT'],
      [5, 'tags', 'BAD_LIST'],
      [6, 'tags', 'BAD_LIST'],
      [7, 'id', 'BAD_TEXT'],
      [8, 'at', 'BAD_DATE'],
      [9, 'no', 'BAD_TEXT'],
      [10, '', 'BAD_WIDTH'],
    ]);
  });

  it('are refused when no row fits: no table stays, the failed import keeps them', async () => {
    await importCustomers();
    const bad = 'no,id,at,amount\n1,A,2021-01-01,1\n,Z,2021-01-01,1\n3,Y,2021-01-01,1\n';
    const none = bad.replace('1,A,', '1,X,');
    const refused = await importOrders(none).catch((error: unknown) => error);
    if (!(refused instanceof StratumError)) throw new Error('the import was accepted');
    const [told] = refused.problems;
    expect(told).toMatchObject({
      code: 'BAD_ROWS',
      variant: 'UNKNOWN_CUSTOMER',
      params: { rows: 3, count: 2, line: 2, column: 'id' },
    });
    expect(phraseProblem(told, 'en').message).toBe(
      'No row fits, all are set aside (3). Most often (2 ×): no such customer, first on line 2, column “id”.',
    );
    const [left] = await database.sql`select to_regclass('data.orders') as found,
      (select count(*)::int from catalog_table) as tables`;
    expect(left).toEqual({ found: null, tables: 1 });
    const [run] = await database.sql`
      select state, rows_bad::int as bad, error ->> 'code' as code,
        (select count(*)::int from import_bad_row where import_id = import_run.id) as kept
      from import_run order by started_at desc limit 1`;
    expect(run).toEqual({ state: 'failed', bad: 3, code: 'BAD_ROWS', kept: 3 });
    expect(await importOrders(bad, '--accept-bad')).toMatchObject({ new: 1, bad: 2 });
    expect(await codeOf(importOrders(none))).toBe('BAD_ROWS.UNKNOWN_CUSTOMER');
    const [held] = await database.sql`select count(*)::int as n from data.orders`;
    expect(held?.n).toBe(1);
  });

  it('keep numbers exact and store blank as missing', async () => {
    await importCustomers();
    const exact = '0.12345678901234567890123456789012345678';
    await importOrders(`no,id,at,amount,note\n1,A,2021-01-01,${exact},   \n`);
    const [row] = await database.sql`select amount::text, note, at::text from data.orders`;
    expect(row).toEqual({ amount: exact, note: null, at: '2021-01-01' });
  });
});

describe('files as programs write them', () => {
  it.each([
    ['a byte order mark', Buffer.from(`\uFEFF${customersCsv}`)],
    ['gzip', gzipSync(customersCsv)],
    ['semicolons', customersCsv.replaceAll(',', ';')],
    ['tabs', customersCsv.replaceAll(',', '\t')],
    ['CR LF', customersCsv.replaceAll('\n', '\r\n')],
    ['CR alone', customersCsv.replaceAll('\n', '\r')],
    ['no newline at the end', customersCsv.trimEnd()],
  ])('are read with %s', async (_name, csv) => {
    expect(await importCustomers(csv)).toMatchObject({ rows: 3, new: 3, bad: 0 });
    const rows = await database.sql`select id, city, joined::text from data.customers order by id`;
    expect([...rows]).toEqual([
      { id: 'A', city: 'Oslo', joined: '2020-01-01' },
      { id: 'B', city: 'Rome', joined: '2020-02-01' },
      { id: 'C', city: null, joined: '2020-03-01' },
    ]);
  });

  it('keep quoted newlines, tabs, backslashes and quotes', async () => {
    const note = 'a "b"\nc\\n\td';
    await importCustomers(`id,note\nA,"${note.replaceAll('"', '""')}"\n`);
    const [row] = await database.sql`select note from data.customers`;
    expect(row?.note).toBe(note);
  });

  it('may have hostile and long headers', async () => {
    const long = '很长的列名'.repeat(20);
    const headers = [
      'id',
      '__proto__',
      'constructor',
      '"; drop table x; --',
      '国家',
      long,
      'customer_id',
      'id__n',
    ];
    const cells = (values: string[]) =>
      values.map((each) => `"${each.replaceAll('"', '""')}"`).join(',');
    await importCustomers(`${cells(headers)}\n${cells(headers.map((_, index) => `v${index}`))}\n`);
    const { customers } = await loadCatalog(bench.ctx.db);
    expect(customers.fields.map((field) => field.key)).toEqual(headers);
    const columns = customers.fields.map((field) => `"${field.column}"`).join(', ');
    const [row] = await database.sql.unsafe(`select ${columns} from data.customers`);
    expect(Object.values(row ?? {})).toEqual(headers.map((_, index) => `v${index}`));
  });

  it('never make a number of an identifier', async () => {
    await importCustomers('id,phone,code,long,size\nA,+4712345678,007,12345678901,42\nB,,8,1,7\n');
    const { customers } = await loadCatalog(bench.ctx.db);
    expect(customers.fields.map((field) => field.type)).toEqual([
      'text',
      'text',
      'text',
      'text',
      'number',
    ]);
  });

  it('are read in the stated zone, offsets as given, missing hours moving forward', async () => {
    await importCustomers();
    const csv =
      'no,id,at\n1,A,2021-03-28 02:30:00\n2,A,2021-06-01T12:00:00.1234567+05:30\n3,A,2021/10/31 02:30\n';
    await importOrders(csv, '--zone', 'Europe/Oslo');
    const rows = await database.sql`select at::text from data.orders order by no`;
    expect(rows.map((row) => row.at)).toEqual([
      '2021-03-28 01:30:00+00',
      '2021-06-01 06:30:00.123456+00',
      '2021-10-31 00:30:00+00',
    ]);
  });

  it('have choices in the order of the file, booleans and lists', async () => {
    await importCustomers(
      'id,tier,vip,tags\nA,gold,true,x|Ｙ\nB,basic,false,\nC,gold,,"[""a,b"",""c""]"\n',
      '--types',
      'tier=choice,tags=textList',
    );
    const { customers } = await loadCatalog(bench.ctx.db);
    expect(customers.fields[1]?.choices.map((choice) => choice.id)).toEqual(['gold', 'basic']);
    const rows = await database.sql`select vip, tags, tags__n from data.customers order by id`;
    expect([...rows]).toEqual([
      { vip: true, tags: ['x', 'Ｙ'], tags__n: ['x', 'y'] },
      { vip: false, tags: null, tags__n: null },
      { vip: null, tags: ['a,b', 'c'], tags__n: ['a,b', 'c'] },
    ]);
  });
});

describe('an import is refused', () => {
  it.each([
    ['another encoding', Buffer.from('id,city\nA,Malm\xf6\n', 'latin1'), 'BAD_FILE.encoding'],
    ['a header alone', 'id,city\n', 'BAD_FILE.noRows'],
    [
      'a surrogate in UTF-8',
      Buffer.from([0x69, 0x64, 0x0a, 0xed, 0xa0, 0x80]),
      'BAD_FILE.encoding',
    ],
    ['a torn workbook', Buffer.from('504b030414000600', 'hex'), 'BAD_FILE.damagedZip'],
    ['an old spreadsheet', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'BAD_FILE.xls'],
    ['an empty file', '', 'BAD_FILE.empty'],
    ['a torn gzip', gzipSync(customersCsv).subarray(0, 30), 'BAD_FILE.gzip'],
    ['an open quote', 'id,city\nA,"Oslo\n', 'BAD_FILE.quote'],
    ['NUL in a header', 'id,ci\0ty\nA,Oslo\n', 'BAD_FILE.badHeader'],
    ['an endless row', `id,city\nA,"${'x'.repeat(1_100_000)}"\n`, 'BAD_FILE.recordTooLong'],
    ['a missing key column', 'name\nA\n', 'UNKNOWN_COLUMN'],
  ])('for %s', async (_name, csv, code) => {
    expect(await codeOf(importCustomers(csv))).toBe(code);
    const [runs] = await database.sql`select state from import_run`;
    expect(runs?.state).toBe('failed');
  });

  it('without customers, with another key, an unknown zone or flag', async () => {
    expect(await codeOf(importOrders())).toBe('NO_CUSTOMERS');
    await importCustomers();
    await importOrders();
    expect(await codeOf(importOrders(ordersCsv, '--key', 'amount'))).toBe('BAD_INPUT.otherKey');
    expect(await codeOf(importCustomers(customersCsv, '--key', 'city'))).toBe(
      'BAD_INPUT.otherCustomerKey',
    );
    expect(await codeOf(importOrders(ordersCsv, '--zone', 'Mars/Base'))).toBe('UNKNOWN_ZONE');
    expect(await codeOf(importOrders(ordersCsv, '--types', 'nope=text'))).toBe('UNKNOWN_COLUMN');
    expect(await codeOf(importOrders(ordersCsv, '--what', 'x'))).toBe('BAD_INPUT.usage');
    expect(await codeOf(importOrders(ordersCsv, '--complete-through', 'soon'))).toBe('BAD_DATE');
  });

  it('with a reason that can be kept, however wide the header', async () => {
    const header = `id,a,${'b'.repeat(81)},${Array.from({ length: 6 }, (_, at) => `${at}${'😀'.repeat(99)}`)}`;
    expect(await codeOf(importCustomers(`${header}\n`, '--types', 'nope=text'))).toBe(
      'UNKNOWN_COLUMN',
    );
    const [run] = await database.sql`select state, error ->> 'code' as code from import_run`;
    expect(run).toEqual({ state: 'failed', code: 'UNKNOWN_COLUMN' });
  });

  it('while another one runs, and half of it never stays', async () => {
    await importCustomers();
    const path = await bench.write('orders.csv', ordersCsv);
    const mapping = {
      into: 'activity',
      name: 'orders',
      key: 'no',
      customer: 'id',
      time: 'at',
    } as const;
    let second = '';
    const first = runImport(bench.ctx, { path, mapping }, async (step) => {
      if (step !== 'land') return;
      second = await codeOf(importOrders());
      throw new Error('stop here');
    });
    await expect(first).rejects.toThrow('stop here');
    expect(second).toBe('BUSY.import');
    const [table] = await database.sql`select to_regclass('data.orders') as orders`;
    expect(table?.orders).toBeNull();
    expect((await importOrders()).new).toBe(3);
  });
});

describe('a killed import', () => {
  const holdLanding = async () => {
    await database.sql`create function hold_landing() returns trigger language plpgsql as
      'begin perform pg_sleep(60); return null; end'`;
    await database.sql`create trigger hold_landing after insert on change_batch execute function hold_landing()`;
  };

  it.each(['read', 'land', 'landed'])('leaves nothing behind when killed at %s', async (phase) => {
    await importCustomers();
    const path = await bench.write('orders.csv', ordersCsv);
    if (phase === 'landed') await holdLanding();
    const child = fork(new URL('./kill-import.ts', import.meta.url), [database.url, path, phase], {
      execArgv: ['--import', 'tsx'],
      stdio: 'ignore',
    });
    const [, signal] = await once(child, 'exit');
    expect(signal).toBe('SIGKILL');
    await database.sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and wait_event = 'PgSleep'`;
    await database.sql`drop trigger if exists hold_landing on change_batch`;
    const [table] = await database.sql`select to_regclass('data.orders') as orders`;
    expect(table?.orders).toBeNull();
    await expect.poll(() => codeOf(importOrders()), { timeout: 20_000 }).toBe('accepted');
    const runs =
      await database.sql`select state, error ->> 'variant' as variant from import_run order by started_at`;
    expect(runs.map((each) => each.state)).toEqual([
      'done',
      'failed',
      ...runs.slice(2).map((each) => each.state),
    ]);
    expect(runs[1]?.variant).toBe('interrupted');
    const [held] = await database.sql`select count(*)::int as n from data.orders`;
    expect(held?.n).toBe(3);
  });
});
