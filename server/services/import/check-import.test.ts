import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/db/testing/test-database';
import type { Rule } from '@/server/domain/rule/rule';
import { evaluateRule } from '../evaluation/evaluate-rule';
import { createSegment } from '../segments/create-segment';
import { publishSegment } from '../segments/publish-segment';
import { hashData } from '../testing/hash-data';
import { livesIn, orderedRecently } from '../testing/shop';
import { checkImport } from './check-import';
import { type ImportBench, openImportBench } from './import-fixture';
import type { ImportMapping } from './import-input';
import type { ImportRequest } from './import-request';
import { runImport } from './run-import';

let database: TestDatabase;
let bench: ImportBench;

const into = {
  customers: { into: 'customers', key: 'id' },
  orders: {
    ...{ into: 'activity', name: 'orders', key: 'no', customer: 'id', time: 'at' },
    types: [{ column: 'amount', type: 'number' }],
  },
} as const;
const many = Array.from({ length: 40 }, (_, n) => n);

beforeAll(async () => {
  database = await createTestDatabase();
  bench = await openImportBench(database);
  const customers = many.map((n) => `C${n},${n % 4 === 0 ? 'Oslo' : 'Rome'}`);
  await land('customers', ['id,city', ...customers]);
  const orders = many.map(
    (n) => `N${n},C${n},2021-01-${String(1 + (n % 20)).padStart(2, '0')},${n}`,
  );
  await land('orders', ['no,id,at,amount', ...orders]);
  await publish('oslo', livesIn('Oslo'));
  await publish('recent', orderedRecently(5));
  await publish('all', { kind: 'everyone' });
});

afterAll(async () => {
  await bench.remove();
  await database.drop();
});

async function publish(key: string, rule: Rule) {
  const made = await createSegment(bench.ctx, { name: { en: key, zh: key }, key });
  const { id, revision } = made;
  await publishSegment(bench.ctx, { id, revision, rule, backfill: false });
}

async function request(
  table: keyof typeof into,
  lines: readonly string[],
  more: Partial<ImportRequest> = {},
): Promise<ImportRequest> {
  const path = await bench.write(`${randomUUID()}.csv`, `${lines.join('\n')}\n`);
  return { path, mapping: into[table] as unknown as ImportMapping, ...more };
}

const land = async (...args: Parameters<typeof request>) =>
  runImport(bench.ctx, await request(...args));
const check = async (...args: Parameters<typeof request>) =>
  checkImport(bench.ctx, await request(...args), randomUUID(), async () => undefined);

describe('a check', () => {
  it('tells changed cells and rows that would go, and keeps nothing', async () => {
    const before = await hashData(database.sql);
    const lines = many
      .slice(1)
      .map((n) => `C${n},${n === 7 ? 'Turin' : n % 4 === 0 ? 'Oslo' : 'Rome'},1`);
    const told = await check('customers', ['id,city,level', ...lines, 'X,Bonn,2'], {
      mode: 'snapshot',
    });
    expect(told).toMatchObject({
      added: 1,
      changed: 39,
      removed: 1,
      inUse: 40,
      isLargeRemoval: false,
    });
    expect(told.changedRows.find(({ key }) => key === 'C7')?.cells).toEqual([
      { column: 'city', before: 'Rome', after: 'Turin' },
      { column: 'level', before: null, after: '1' },
    ]);
    expect(told.removedRows).toEqual([{ key: 'C0', cells: [{ column: 'city', value: 'Oslo' }] }]);
    expect(await hashData(database.sql)).toEqual(before);
    const [runs] = await database.sql`select count(*)::int as n from import_run`;
    expect(runs?.n).toBe(2);
  });

  it.each([
    [
      'an update of customers',
      'customers',
      ['id,city', 'C1,Oslo', 'C2,Oslo', 'C0,Rome', 'Z,Oslo'],
      {},
    ],
    ['rows of customers to delete', 'customers', ['id', 'C0', 'C4', 'C1'], { mode: 'delete' }],
    ['new activity that moves the clock', 'orders', ['no,id,at,amount', 'M1,C1,2021-02-10,3'], {}],
    [
      'a snapshot of activity',
      'orders',
      ['no,id,at,amount', 'N1,C1,2021-01-02,1', 'N39,C2,2021-01-20,9'],
      { mode: 'snapshot', acceptRemoval: true },
    ],
  ] as const)(
    'foresees the sizes that segments have after %s',
    async (_name, table, lines, more) => {
      const told = await check(table, lines, more);
      const foreseen = Object.fromEntries(
        (told.segments.moved ?? []).map((move) => [move.key, move]),
      );
      const rules = {
        oslo: livesIn('Oslo'),
        recent: orderedRecently(5),
        all: { kind: 'everyone' },
      };
      const sizes = async () =>
        Object.fromEntries(
          await Promise.all(
            Object.entries(rules).map(async ([key, rule]) => [
              key,
              (await evaluateRule(bench.ctx, { rule })).count,
            ]),
          ),
        );
      const before = await sizes();
      const landed = await land(table, lines, more);
      const after = await sizes();
      for (const key of Object.keys(rules)) {
        const moves = Math.abs(after[key] - before[key]) / before[key] > 0.05;
        expect([key, foreseen[key]?.before, foreseen[key]?.after]).toEqual(
          moves ? [key, before[key], after[key]] : [key, undefined, undefined],
        );
      }
      expect(Object.keys(foreseen).length + told.segments.others).toBe(3);
      expect(Object.keys(foreseen).length).toBeGreaterThan(0);
      expect(landed.importId).toBeTruthy();
    },
  );

  it('locks nothing that reading and refreshing need, also for a file with new columns', async () => {
    const asked = await request('customers', ['id,city,brand_new', 'C1,Bonn,x']);
    let locks: readonly { mode: string }[] = [];
    await checkImport(bench.ctx, asked, randomUUID(), async (step) => {
      if (step !== 'segments') return;
      locks = await database.sql<{ mode: string }[]>`
        select l.mode from pg_locks l join pg_class c on c.oid = l.relation
        join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'data' and l.pid in (
          select pid from pg_stat_activity where application_name like 'stratum import%')`;
    });
    expect(new Set(locks.map(({ mode }) => mode))).toEqual(new Set(['AccessShareLock']));
  });

  it('keeps the rows set aside until they are fetched', async () => {
    const id = randomUUID();
    const asked = await request('orders', [
      'no,id,at,amount',
      'Q1,C1,2021-01-01,x',
      'Q2,C1,2021-01-01,2',
    ]);
    const told = await checkImport(bench.ctx, asked, id, async () => undefined);
    expect(told).toMatchObject({ added: 1, bad: 1 });
    const kept =
      await database.sql`select line::int, "column", code from import_bad_row where import_id = ${id}`;
    expect([...kept]).toEqual([{ line: 2, column: 'amount', code: 'BAD_NUMBER' }]);
  });

  it('warns when a number column is a thousandfold of the last such file', async () => {
    const weekly = (factor: number) => [
      'no,id,at,amount,week',
      ...many.map((n) => `W${factor}-${n},C${n},2021-01-05,${(n + 1) * factor},1`),
    ];
    await land('orders', weekly(1000));
    expect((await check('orders', weekly(900))).scaleShifts).toEqual([]);
    const [shift] = (await check('orders', weekly(1))).scaleShifts;
    expect(shift).toEqual({ column: 'amount', before: '20000', now: '20', scale: '1000' });
  });
});
