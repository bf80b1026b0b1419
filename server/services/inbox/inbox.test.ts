import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { notice, user } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing/test-database';
import type { Role } from '@/server/domain/access/permission';
import type { Context } from '../context';
import { countUnread } from './count-unread';
import { listNotices } from './list-notices';
import { markRead } from './mark-read';
import { notify } from './notify';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.db.delete(notice);
});

async function personWith(role: Role): Promise<Context> {
  const id = randomUUID();
  const { db, sql } = database;
  await db.insert(user).values({ id, name: id, email: `${id}@example.com`, role, language: 'en' });
  return { db, sql, actor: { kind: 'person', id, name: id, role }, locale: 'en' };
}

const idOf = ({ actor }: Context) => (actor.kind === 'person' ? actor.id : '');
const whole = { limit: 100 };

describe('the inbox', () => {
  it('shows what is addressed to the person or their role, newest first', async () => {
    const [ana, ben] = [await personWith('analyst'), await personWith('leadership')];
    await notify(database.db, { role: 'analyst', kind: 'first', params: {}, href: null });
    await notify(database.db, { userId: idOf(ana), kind: 'second', params: { n: 1 }, href: '/x' });
    expect((await listNotices(ana, whole)).map(({ kind }) => kind)).toEqual(['second', 'first']);
    expect(await listNotices(ben, whole)).toEqual([]);
  });

  it('keeps what a role was told before a person came out of their inbox', async () => {
    await notify(database.db, { role: 'analyst', kind: 'old', params: {}, href: null });
    const late = await personWith('analyst');
    expect(await listNotices(late, whole)).toEqual([]);
  });

  it('marks as read for one person only, and never other people’s notices', async () => {
    const [ana, eve] = [await personWith('analyst'), await personWith('analyst')];
    await notify(database.db, { role: 'analyst', kind: 'shared', params: {}, href: null });
    await notify(database.db, { userId: idOf(ana), kind: 'own', params: {}, href: null });
    const ids = (await listNotices(ana, whole)).map(({ id }) => id);
    await markRead(eve, { ids });
    expect([await countUnread(ana), await countUnread(eve)]).toEqual([2, 0]);
    await markRead(ana, { ids: null });
    await markRead(ana, { ids: null });
    expect(await countUnread(ana)).toBe(0);
  });

  it('pages through everything once', async () => {
    const ana = await personWith('analyst');
    const rows = Array.from({ length: 7 }, (_, n) => ({
      userId: idOf(ana),
      kind: `k${n}`,
      params: {},
      createdAt: '2026-01-01T00:00:00.123456Z',
    }));
    await database.db.insert(notice).values(rows);
    const seen: string[] = [];
    let cursor: { createdAt: string; id: string } | undefined;
    do {
      const page = await listNotices(ana, { cursor, limit: 3 });
      seen.push(...page.map(({ kind }) => kind));
      const last = page.length === 3 ? page.at(-1) : undefined;
      cursor = last && { createdAt: last.createdAt, id: last.id };
    } while (cursor);
    expect(seen.sort()).toEqual(rows.map(({ kind }) => kind));
  });
});
