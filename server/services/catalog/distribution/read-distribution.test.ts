import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'drizzle-orm';
import { createTestDatabase, type TestDatabase } from '@/db/testing/test-database';
import type { Role } from '@/server/domain/access/permission';
import type { Context } from '../../context';
import { type ImportBench, openImportBench } from '../../import/import-fixture';
import { runImport } from '../../import/run-import';
import { updateField } from '../update-field';
import { readDistribution } from './read-distribution';

let database: TestDatabase;
let bench: ImportBench;
const as = (role: Role): Context => ({
  ...bench.ctx,
  actor: { kind: 'person', id: role, name: role, role },
});
const read = (field: string, table = 'customers') =>
  readDistribution(as('analyst'), { table, field });

beforeAll(async () => {
  database = await createTestDatabase();
  bench = await openImportBench(database, 'Asia/Shanghai');
  const rows = Array.from({ length: 100 }, (_, n) => {
    const spent = n < 5 ? '' : n === 99 ? '1000000.50' : String(n % 20);
    const tags = n < 2 ? '"red, blue"' : '';
    return `c${n},${spent},${n < 60 ? 'Gold' : n < 90 ? 'Silver' : ''},${n < 70 ? 'yes' : 'no'},${tags},a${n}@x.org`;
  });
  await runImport(bench.ctx, {
    path: await bench.write('c.csv', `id,spent,tier,consent,tags,email\n${rows.join('\n')}\n`),
    mapping: {
      ...{ into: 'customers', key: 'id' },
      types: [
        { column: 'spent', type: 'money' },
        { column: 'tier', type: 'choice' },
        { column: 'tags', type: 'textList' },
        { column: 'consent', type: 'boolean' },
      ],
    },
  });
  await runImport(bench.ctx, {
    path: await bench.write(
      'o.csv',
      'no,id,at,day\n1,c1,2024-01-31 23:30:00,2024-01-31\n2,c1,2024-01-31 15:00:00,1990-05-01\n3,c2,2024-04-01 00:00:00,\n',
    ),
    mapping: { into: 'activity', name: 'orders', customer: 'id', key: 'no', time: 'at' },
  });
  const email = { table: 'customers', field: 'email', label: { en: 'E', zh: 'E' } } as const;
  await updateField(bench.ctx, { ...email, group: 'basic', personal: true, sensitive: false });
  await database.db.execute(sql`update data.customers set inactive_since = now() where id = 'c98'`);
});
afterAll(async () => {
  await bench.remove();
  await database.drop();
});

describe('the distribution of a field', () => {
  it('has exact counts, quartiles and bins of numbers; a far value makes no desert', async () => {
    const found = await read('spent');
    if (found.kind !== 'number') throw new Error(found.kind);
    const { bins, ...rest } = found;
    expect(rest).toMatchObject({ rows: 99, filled: 94, zeros: 4, distinct: 21 });
    expect(rest.summary).toEqual({
      ...{ min: '0', quarter: '5', median: '10', threeQuarters: '15', max: '1000000.50' },
    });
    expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(94);
    expect(bins.length).toBeGreaterThan(5);
    expect(bins.at(-1)).toMatchObject({ to: null, count: 1 });
    const ten = bins.find(({ from, to }) => Number(from) <= 10 && to !== null && Number(to) > 10);
    expect(ten?.count).toBeGreaterThanOrEqual(5);
  });

  it('has months of instants in the zone of the workspace, empty ones too', async () => {
    const found = await read('at', 'orders');
    expect(found).toMatchObject({ kind: 'time', filled: 3, step: 'month', before: 0 });
    if (found.kind !== 'time') throw new Error(found.kind);
    expect(found.periods).toEqual([
      { start: '2024-01-01', count: 2 },
      { start: '2024-02-01', count: 0 },
      { start: '2024-03-01', count: 0 },
      { start: '2024-04-01', count: 1 },
    ]);
  });

  it('turns to years where months would be too many', async () => {
    const found = await read('day', 'orders');
    if (found.kind !== 'time') throw new Error(found.kind);
    expect(found).toMatchObject({ step: 'year', first: '1990-05-01', last: '2024-01-31', rows: 3 });
    expect(found.periods).toHaveLength(35);
    expect(found.periods[0]).toEqual({ start: '1990-01-01', count: 1 });
  });

  it('has the most common values of choices, booleans and lists', async () => {
    expect(await read('tier')).toMatchObject({
      ...{ kind: 'values', rows: 99, filled: 90, distinct: 2, others: 0 },
      common: [
        { value: 'Gold', count: 60, label: { en: 'Gold' } },
        { value: 'Silver', count: 30 },
      ],
    });
    expect(await read('consent')).toMatchObject({
      common: [{ value: 'true', count: 70 }, { count: 29 }],
    });
    expect(await read('tags')).toMatchObject({
      filled: 2,
      distinct: 2,
      common: [{ count: 2 }, { count: 2 }],
    });
    expect(await read('id')).toMatchObject({ distinct: 99, others: 87 });
  });

  it('of personal fields is only for roles with the grant', async () => {
    expect(await read('email')).toEqual({ kind: 'hidden' });
    const seen = await readDistribution(as('operationsManager'), {
      table: 'customers',
      field: 'email',
    });
    expect(seen).toMatchObject({ kind: 'values', distinct: 99 });
  });

  it('of an unknown field is refused', async () => {
    await expect(read('nothing')).rejects.toThrow('NOT_FOUND');
  });
});
