import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { openDedicatedSession } from '@/db/dedicated-session';
import { segment, segmentVersion, trait, traitVersion } from '@/db/schema/index';
import { createTestDatabase, type TestDatabase } from '@/db/testing/test-database';
import type { Rule } from '@/server/domain/rule/rule';
import { type ImportBench, openImportBench } from '../import/import-fixture';
import { takeImportLock } from '../import/import-lock';
import { runImport } from '../import/run-import';
import { undoImport } from '../import/undo-import';
import { createSegment } from '../segments/create-segment';
import { publishSegment } from '../segments/publish-segment';
import { choiceImpact } from './choice-impact';
import { loadCatalog } from './load-catalog';
import { replaceChoice } from './replace-choice';
import { restoreChoice } from './restore-choice';

let database: TestDatabase;
let bench: ImportBench;
const ofTier = { table: 'customers', field: 'tier' };
const gold = { ...ofTier, choice: 'Gold', by: 'VIP' };

async function importCustomers(name: string, rows: string): Promise<string> {
  const { importId } = await runImport(bench.ctx, {
    path: await bench.write(name, `id,tier\n${rows}`),
    mapping: { into: 'customers', key: 'id', types: [{ column: 'tier', type: 'choice' }] },
  });
  return importId;
}

const tierIn = (...value: string[]): Rule => ({
  ...{ kind: 'attribute', field: 'tier', operator: 'in', value },
});

async function publish(key: string, rule: Rule): Promise<string> {
  const made = await createSegment(bench.ctx, { key, name: { en: key } });
  await publishSegment(bench.ctx, { id: made.id, revision: made.revision, rule });
  return made.id;
}

beforeEach(async () => {
  await database?.drop();
  database = await createTestDatabase();
  bench = await openImportBench(database);
  await importCustomers('c.csv', 'a,Gold\nb,Gold\nc,VIP\nd,Basic\ne,\n');
  await runImport(bench.ctx, {
    path: await bench.write(
      'o.csv',
      'no,id,at,status\n1,a,2024-01-01,paid\n2,b,2024-01-02,Paid!\n',
    ),
    mapping: {
      ...{ into: 'activity', name: 'orders', customer: 'id', key: 'no', time: 'at' },
      types: [{ column: 'status', type: 'choice' }],
    },
  });
  await publish('good', tierIn('Gold', 'Basic'));
  await publish('other', tierIn('Basic'));
  await createSegment(bench.ctx, { key: 'draft', name: { en: 'Draft' }, draft: tierIn('Gold') });
});
afterAll(async () => {
  await bench.remove();
  await database.drop();
});

/** Everything a replacement touches, without numbers of batches, revisions and times. */
async function stored() {
  const { sql, db } = database;
  const rules = await db
    .select({
      key: segment.key,
      version: segmentVersion.version,
      rule: segmentVersion.rule,
      draft: segment.draft,
    })
    .from(segment)
    .leftJoin(segmentVersion, eq(segmentVersion.segmentId, segment.id))
    .orderBy(segment.key, segmentVersion.version);
  return {
    rows: await sql`select * from data.customers order by id`,
    orders: await sql`select * from data.orders order by no`,
    choices: await sql`select id, retired, replaced_by from catalog_choice order by 1`,
    rules,
  };
}

describe('replacing a choice', () => {
  it('rewrites rows as a change, with what they were before', async () => {
    const before = await stored();
    const { batchId } = await replaceChoice(bench.ctx, gold);
    const { rows } = await stored();
    expect(rows.map(({ tier }) => tier)).toEqual(['VIP', 'VIP', 'VIP', 'Basic', null]);
    const { sql } = database;
    const [batch] = await sql`select number, everyone from change_batch where id = ${batchId}`;
    expect(rows.map(({ batch: own }) => own === batch?.number)).toEqual([
      ...[true, true, false, false, false],
    ]);
    expect(await sql`select customer_id from change where batch_id = ${batchId}`).toHaveLength(2);
    const kept = await sql`select row_key, row ->> 'tier' as tier from overwritten_row
      where batch_id = ${batchId} order by 1`;
    expect([...kept]).toEqual(
      rows.slice(0, 2).map(({ customer_id: id }) => ({ row_key: String(id), tier: 'Gold' })),
    );
    const history = await sql`select value from customer_field_history where batch_id = ${batchId}`;
    expect(history.map(({ value }) => value)).toEqual(['Gold', 'Gold']);
    expect(before.rows.map(({ tier }) => tier)).toEqual(['Gold', 'Gold', 'VIP', 'Basic', null]);
  });

  it('rewrites published rules as versions with a note, drafts, and no others', async () => {
    await replaceChoice(bench.ctx, { ...gold, note: 'Gold is VIP' });
    const { rules } = await stored();
    expect(rules.map(({ key, version, rule, draft }) => [key, version, rule, draft])).toEqual([
      ['draft', null, null, tierIn('VIP')],
      ['good', 1, tierIn('Gold', 'Basic'), null],
      ['good', 2, tierIn('VIP', 'Basic'), null],
      ['other', 1, tierIn('Basic'), null],
    ]);
    const versions = await database.db
      .select({ note: segmentVersion.note })
      .from(segmentVersion)
      .where(eq(segmentVersion.version, 2));
    expect(versions).toEqual([{ note: 'Gold is VIP' }]);
  });

  it('rewrites traits too, and their activity table alone', async () => {
    const { db } = database;
    const definition = (status: string) => ({
      ...{ kind: 'activity' as const, table: 'orders', measure: { fn: 'count' as const } },
      where: {
        ...{ kind: 'group' as const, combinator: 'and' as const },
        rules: [{ kind: 'attribute' as const, field: 'status', operator: 'in', value: [status] }],
      },
    });
    await db
      .insert(trait)
      .values({ key: 'paid', nameEn: 'Paid', nameZh: '已付', definition: definition('Paid!') });
    const wrong = { table: 'orders', field: 'status', choice: 'Paid!', by: 'paid' };
    const replaced = await replaceChoice(bench.ctx, wrong);
    const now = async () => (await db.select().from(trait))[0];
    expect(await now()).toMatchObject({ version: 2, definition: definition('paid') });
    await restoreChoice(bench.ctx, { ...wrong, replaced });
    expect(await now()).toMatchObject({ version: 3, definition: definition('Paid!') });
    expect(await db.select().from(traitVersion)).toHaveLength(3);
    const orders = await database.sql`select status from data.orders order by no`;
    expect(orders.map(({ status }) => status)).toEqual(['paid', 'Paid!']);
  });

  it('retires the choice, and files that still bring it are stored with the other', async () => {
    await replaceChoice(bench.ctx, gold);
    await importCustomers('again.csv', 'a,Gold\nd,Gold\nf,Gold\ng,Silver\n');
    const { rows } = await stored();
    expect(rows.map(({ id, tier }) => `${id} ${tier}`)).toEqual([
      ...['a VIP', 'b VIP', 'c VIP', 'd VIP', 'e null', 'f VIP', 'g Silver'],
    ]);
    const [run] = await database.sql`select rows_new, rows_changed, rows_unchanged from import_run
      where file_name = 'again.csv'`;
    expect(run).toEqual({ rows_new: '2', rows_changed: '1', rows_unchanged: '1' });
    const { customers } = await loadCatalog(database.db);
    const tier = customers.fields.find(({ key }) => key === 'tier');
    expect(tier?.choices.find(({ id }) => id === 'Gold')).toMatchObject({
      ...{ retired: true, replacedBy: 'VIP' },
    });
  });

  it('stands between an import and its undo until it is taken back itself', async () => {
    const [{ id } = { id: '' }] =
      await database.sql`select id from import_run where file_name = 'o.csv'`;
    const wrong = { table: 'orders', field: 'status', choice: 'Paid!', by: 'paid' };
    const replaced = await replaceChoice(bench.ctx, wrong);
    const undo = () => undoImport(bench.ctx, { importId: id, runId: randomUUID() });
    await expect(undo()).rejects.toThrow('CONFLICT');
    await restoreChoice(bench.ctx, { ...wrong, replaced });
    expect(await undo()).toMatchObject({ removed: 2 });
  });

  it('holds for rows that an undone import brings back', async () => {
    const importId = await importCustomers('moved.csv', 'a,Basic\n');
    await replaceChoice(bench.ctx, gold);
    await undoImport(bench.ctx, { importId, runId: randomUUID() });
    const { rows } = await stored();
    expect(rows.map(({ tier }) => tier)).toEqual(['VIP', 'VIP', 'VIP', 'Basic', null]);
  });

  it('sends on choices that had given way before', async () => {
    await replaceChoice(bench.ctx, { ...ofTier, choice: 'Basic', by: 'Gold' });
    const replaced = await replaceChoice(bench.ctx, gold);
    expect(replaced.rerouted).toEqual(['Basic']);
    await importCustomers('basic.csv', 'z,Basic\n');
    const [row] = await database.sql`select tier from data.customers where id = 'z'`;
    expect(row?.tier).toBe('VIP');
    await expect(replaceChoice(bench.ctx, gold)).rejects.toThrow('CONFLICT');
    const back = { ...ofTier, choice: 'VIP', by: 'Gold' };
    await expect(replaceChoice(bench.ctx, back)).rejects.toThrow('CONFLICT');
  });

  it('tells beforehand what it would change', async () => {
    const found = await choiceImpact(bench.ctx, { ...ofTier, choice: 'Gold' });
    expect(found.rows).toBe(2);
    expect(found.segments.map(({ key }) => key)).toEqual(['draft', 'good']);
  });

  it('waits for no import: it is refused while one runs', async () => {
    const session = openDedicatedSession(database.sql, 'import of the test');
    try {
      await takeImportLock(session, randomUUID());
      await expect(replaceChoice(bench.ctx, gold)).rejects.toThrow('BUSY');
    } finally {
      await session.close();
    }
    await expect(replaceChoice(bench.ctx, { ...gold, by: 'none' })).rejects.toThrow('NOT_FOUND');
    await expect(
      replaceChoice(bench.ctx, { table: 'customers', field: 'id', choice: 'a', by: 'b' }),
    ).rejects.toThrow('WRONG_TYPE');
  });
});

describe('taking a replacement back', () => {
  it('leaves rows and choices as they were to the last column, and rules say the same again', async () => {
    const before = await stored();
    const replaced = await replaceChoice(bench.ctx, gold);
    await restoreChoice(bench.ctx, { ...gold, replaced });
    const { rules, ...rest } = await stored();
    const { rules: rulesBefore, ...restBefore } = before;
    expect(rest).toEqual(restBefore);
    expect(rules.find(({ key }) => key === 'draft')?.draft).toEqual(tierIn('Gold'));
    const good = (of: typeof rules) => of.filter(({ key }) => key === 'good').at(-1)?.rule;
    expect(good(rules)).toEqual(good(rulesBefore));
    const { sql } = database;
    expect(
      await sql`select from overwritten_row where batch_id = ${replaced.batchId}`,
    ).toHaveLength(0);
    const again = restoreChoice(bench.ctx, { ...gold, replaced });
    await expect(again).rejects.toThrow('CONFLICT');
  });

  it('is refused, and changes nothing, once a row or a rule has moved on', async () => {
    const replaced = await replaceChoice(bench.ctx, gold);
    await database.sql`update data.customers set batch = 999, tier = 'Basic' where id = 'a'`;
    const moved = await stored();
    await expect(restoreChoice(bench.ctx, { ...gold, replaced })).rejects.toThrow('CONFLICT');
    expect(await stored()).toEqual(moved);
  });

  it('is refused once somebody published another rule', async () => {
    const replaced = await replaceChoice(bench.ctx, gold);
    const [good] = await database.db.select().from(segment).where(eq(segment.key, 'good'));
    if (!good) throw new Error('no segment');
    await publishSegment(bench.ctx, { id: good.id, revision: good.revision, rule: tierIn('VIP') });
    const published = await stored();
    await expect(restoreChoice(bench.ctx, { ...gold, replaced })).rejects.toThrow('CONFLICT');
    expect(await stored()).toEqual(published);
  });
});
