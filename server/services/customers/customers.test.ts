import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/db/testing/test-database';
import type { Role } from '@/server/domain/access/permission';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { listTables } from '../catalog/list-tables';
import { readTable } from '../catalog/read-table';
import { updateField } from '../catalog/update-field';
import type { Context } from '../context';
import { exportBadRows } from '../import/export-bad-rows';
import { type ImportBench, openImportBench } from '../import/import-fixture';
import { runImport } from '../import/run-import';
import { listActivity } from './list-activity';
import { listCustomers } from './list-customers';
import { readCustomer } from './read-customer';
import { readTimeline } from './read-timeline';

let database: TestDatabase;
let bench: ImportBench;
let badImport: string;
const as = (role: Role): Context => ({
  ...bench.ctx,
  actor: { kind: 'person', id: role, name: role, role },
});

beforeAll(async () => {
  database = await createTestDatabase();
  bench = await openImportBench(database, 'Asia/Shanghai');
  const { ctx } = bench;
  const customers = 'id,name,email\nA 1,Åse 100%,a@x.org\nB/2,Bo_b,b@x.org\nC?3,Cy,c@x.org\n';
  const orders =
    'no,id,at,amount\n1,A 1,2021-01-02 00:00:00,5\n2,A 1,2021-01-01 08:00:00,-2\n3,B/2,2021-01-01 09:00:00,7\n4,A 1,2021-01-02 00:00:00,6\n=5,Z,2021-01-02,1\n';
  const visits = 'visit,id,day\nv1,A 1,2021-01-02\nv2,A 1,2021-01-03\n';
  await runImport(ctx, {
    path: await bench.write('c.csv', customers),
    mapping: { into: 'customers', key: 'id' },
  });
  const roles = { into: 'activity', customer: 'id' } as const;
  const { importId } = await runImport(ctx, {
    path: await bench.write('o.csv', orders),
    acceptBad: true,
    mapping: {
      ...roles,
      name: 'orders',
      key: 'no',
      time: 'at',
      types: [{ column: 'amount', type: 'money' }],
    },
  });
  badImport = importId;
  await runImport(ctx, {
    path: await bench.write('v.csv', visits),
    mapping: { ...roles, name: 'visits', key: 'visit', time: 'day' },
  });
  await updateField(ctx, {
    table: 'customers',
    field: 'email',
    label: { en: 'E-mail', zh: '邮箱' },
    group: 'basic',
    personal: true,
    sensitive: false,
  });
});

afterAll(async () => {
  await bench.remove();
  await database.drop();
});

describe('the list of customers', () => {
  it('goes page by page to its end, each customer once', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await listCustomers(as('analyst'), { limit: 2, cursor });
      seen.push(...page.rows.map(({ key }) => key));
      cursor = page.next;
    } while (cursor !== null);
    expect(seen).toEqual(['A 1', 'B/2', 'C?3']);
  });

  it('takes what is typed for itself, in keys and text, whatever the letter case', async () => {
    const found = async (search: string) =>
      (await listCustomers(as('administrator'), { search })).rows.map(({ key }) => key);
    expect(await found('åSE')).toEqual(['A 1']);
    expect(await found('%')).toEqual(['A 1']);
    expect(await found('_')).toEqual(['B/2']);
    expect(await found('c?3')).toEqual(['C?3']);
    expect(await found('x.org')).toEqual(['A 1', 'B/2', 'C?3']);
    expect(await found('nobody')).toEqual([]);
  });

  it('neither shows nor searches personal fields for roles without the grant', async () => {
    const page = await listCustomers(as('leadership'), {});
    expect(page.rows[0]?.values).toEqual([{ kind: 'value', text: 'Åse 100%' }, { kind: 'hidden' }]);
    expect((await listCustomers(as('leadership'), { search: 'x.org' })).rows).toEqual([]);
  });

  it('is empty for executors, and so is every customer', async () => {
    expect((await listCustomers(as('executor'), {})).kind).toBe('noneYours');
    for (const read of [readCustomer, readTimeline, listActivity])
      await expect(read(as('executor'), { key: 'A 1' })).rejects.toThrow(StratumError);
  });
});

describe('one customer', () => {
  it('has attributes, personal ones hidden, and nothing for an unknown key', async () => {
    const { attributes } = await readCustomer(as('analyst'), { key: 'A 1' });
    expect(
      attributes.map(({ field, value }) => [field, value.kind === 'hidden' ? '***' : value.text]),
    ).toEqual([
      ['id', 'A 1'],
      ['name', 'Åse 100%'],
      ['email', '***'],
    ]);
    await expect(readCustomer(as('analyst'), { key: "A 1' or true --" })).rejects.toThrow(
      'NOT_FOUND',
    );
  });

  it('has activity newest first across tables, page by page; a date is its local midnight', async () => {
    const seen: string[] = [];
    let cursor: { at: string; table: string; row: string } | null = null;
    do {
      const page = await listActivity(as('analyst'), { key: 'A 1', limit: 1, cursor });
      seen.push(...page.rows.map(({ table, row, at }) => `${table} ${row} ${at}`));
      cursor = page.next;
    } while (cursor !== null);
    expect(seen).toEqual([
      'visits v2 2021-01-02T16:00:00Z',
      'orders 4 2021-01-01T16:00:00Z',
      'orders 1 2021-01-01T16:00:00Z',
      'visits v1 2021-01-01T16:00:00Z',
      'orders 2 2021-01-01T00:00:00Z',
    ]);
  });

  it('has a timeline per table with exact sums', async () => {
    const { tables } = await readTimeline(as('analyst'), { key: 'A 1' });
    expect(tables.map(({ table, rows, sum }) => [table, rows, sum])).toEqual([
      ['orders', 3, '9'],
      ['visits', 2, null],
    ]);
  });
});

describe('the catalog', () => {
  it('tells rows, fields and freshness of every table', async () => {
    const tables = await listTables(as('analyst'));
    expect(tables.map(({ key, rows, fields, newest }) => [key, rows, fields, newest])).toEqual([
      ['customers', 3, 3, null],
      ['orders', 4, 3, '2021-01-01T16:00:00Z'],
      ['visits', 2, 2, '2021-01-03'],
    ]);
    expect(tables[2]?.completeThrough).toBe('2021-01-03T16:00:00Z');
    expect(tables[0]?.lastImportAt).not.toBeNull();
  });

  it('keeps samples of personal fields from roles without the grant', async () => {
    const samples = async (role: Role) =>
      (await readTable(as(role), { table: 'customers' })).fields.map(
        (field) => field.samples.length,
      );
    expect(await samples('operationsManager')).toEqual([3, 3, 3]);
    expect(await samples('analyst')).toEqual([3, 3, 0]);
  });

  it('refuses a type that the stored values do not have', async () => {
    const change = {
      table: 'customers',
      field: 'name',
      label: { en: 'N', zh: 'N' },
      group: 'basic',
    } as const;
    const refused = updateField(bench.ctx, {
      ...change,
      personal: false,
      sensitive: false,
      type: 'money',
    });
    await expect(refused).rejects.toThrow('WRONG_TYPE');
  });

  it('gives the rows set aside as a file no spreadsheet runs', async () => {
    let text = '';
    const pieces = await exportBadRows(bench.ctx, { importId: badImport }, () => '=1+1');
    for await (const piece of pieces) text += piece;
    expect(text).toBe("\uFEFFline,column,reason,value\r\n6,id,'=1+1,Z\r\n");
  });
});
