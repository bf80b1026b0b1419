import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/db/testing/test-database';
import { demoSegments } from '@/server/domain/demo/demo-segments';
import { demoSeed, tellStory } from '@/server/domain/demo/demo-story';
import type { Context } from '../context';
import { getDashboard } from '../dashboards/get-dashboard';
import { listSegments } from '../segments/list-segments';
import { createSegment } from '../segments/create-segment';
import { openShop } from '../testing/shop';
import { readDemoState } from './demo-state';
import { prepareDemo } from './prepare-demo';
import { wantDemo } from './restart-demo';

const cli = fileURLToPath(new URL('../../cli/main.ts', import.meta.url));
const story = { day: '2026-11-25', customers: 300 };

let own: TestDatabase;
let demo: TestDatabase;
let ctx: Context;
beforeAll(async () => {
  [own, demo] = [await createTestDatabase(), await createTestDatabase()];
  ctx = { ...demo, actor: { kind: 'system', name: 'test' }, locale: 'en' };
});
afterAll(async () => {
  await own.drop();
  await demo.drop();
});

const rowsOf = async (table: string) =>
  (await demo.sql<{ n: number }[]>`select count(*)::int as n from ${demo.sql(`data.${table}`)}`)[0]
    ?.n;

describe('preparing the demo', () => {
  it('loads every row of the story, and only once', async () => {
    const { outcome, seconds } = await prepareDemo(demo, story);
    expect([outcome, Object.keys(seconds)]).toEqual([
      'loaded',
      ['generate', 'import', 'describe', 'segments', 'past', 'members'],
    ]);
    const told = tellStory({ seed: demoSeed, ...story });
    expect(await rowsOf('customers')).toBe(300);
    expect(await rowsOf('orders')).toBe(told.orders.rows.length);
    expect(await rowsOf('contacts')).toBe(told.contacts.rows.length);
    expect(await readDemoState(demo.db)).toMatchObject({ stage: 'ready', day: story.day });
    expect((await prepareDemo(demo, story)).outcome).toBe('found');
  });

  it('publishes eight segments with two years of past and of now, shown by the dashboard', async () => {
    const { segments } = await listSegments(ctx, {});
    expect(segments.map(({ key }) => key).sort()).toEqual(
      demoSegments.map(({ key }) => key).sort(),
    );
    for (const { size, total, spark, trust } of segments) {
      expect(size).toBeGreaterThan(0);
      expect([total, trust]).toEqual([300, 'current']);
      expect(spark.length).toBeGreaterThanOrEqual(23);
    }
    expect((await getDashboard(ctx)).layout.segments).toHaveLength(8);
  });

  it('knows the people of its company, none of whom can sign in', async () => {
    const [row] = await demo.sql`select count(*)::int as people,
      (select count(*)::int from account) as passwords,
      (select count(*)::int from owner_alias) as owners from "user"`;
    expect(row).toEqual({ people: 13, passwords: 0, owners: 12 });
  });

  it('begins afresh without what was made in it, and keeps who looked in', async () => {
    await createSegment(ctx, { name: { en: 'Mine', zh: '我的' } });
    await demo.sql`insert into "user" (id, name, email, role, language)
      values ('guest', 'Guest', 'guest@example.com', 'analyst', 'en')`;
    await wantDemo(demo);
    expect((await prepareDemo(demo, story)).outcome).toBe('loaded');
    expect((await listSegments(ctx, {})).segments).toHaveLength(8);
    expect(await demo.sql`select name from "user" where id = 'guest'`).toHaveLength(1);
  });

  it('is made whole after the process that loaded it was killed', async () => {
    await wantDemo(demo);
    const env = { ...process.env, DATABASE_URL: own.url, DEMO_DATABASE_URL: demo.url };
    const child = spawn(process.execPath, ['--import', 'tsx', cli, 'demo', 'load'], {
      ...{ env, stdio: 'ignore' },
    });
    const ended = once(child, 'exit');
    while ((await readDemoState(demo.db)).step !== 'import') await delay(20);
    child.kill('SIGKILL');
    await ended;
    expect((await readDemoState(demo.db)).stage).toBe('loading');
    expect((await prepareDemo(demo, story)).outcome).toBe('loaded');
    expect(await rowsOf('customers')).toBe(300);
    expect((await listSegments(ctx, {})).segments).toHaveLength(8);
  });

  it('leaves a database alone that is no demo', async () => {
    const shop = await openShop();
    await expect(prepareDemo(shop, story)).rejects.toMatchObject({
      problems: [{ code: 'CONFLICT', variant: 'notADemo' }],
    });
    await own.sql`insert into setup_code (code_hash, expires_at) values ('x', now())`;
    await expect(wantDemo(own)).rejects.toMatchObject({
      problems: [{ code: 'CONFLICT', variant: 'notADemo' }],
    });
    await shop.drop();
  });
});
