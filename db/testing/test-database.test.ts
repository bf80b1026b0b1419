import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from './test-database';

describe('a test database', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  const enter = (segment: string, enteredAt: string, leftAt: string | null) =>
    database.sql`insert into membership
      (segment_id, customer_id, entered_at, left_at, entered_cause, left_cause, grain)
      values (${segment}, 1, ${enteredAt}, ${leftAt}, 'first', ${leftAt && 'rule'}, 'live')`;

  it('runs its sessions in UTC', async () => {
    const [row] = await database.sql`select current_setting('TimeZone') as zone`;
    expect(row?.zone).toBe('UTC');
  });

  it('refuses membership intervals that overlap, also back-dated ones', async () => {
    const id = randomUUID();
    await enter(id, '2011-02-01Z', '2011-03-01Z');
    await enter(id, '2011-03-01Z', null);
    await expect(enter(id, '2011-01-01Z', '2011-02-02Z')).rejects.toMatchObject({
      constraint_name: 'membership_no_overlap',
    });
  });

  it('is not seen by another test database', async () => {
    const other = await createTestDatabase();
    const [row] = await other.sql`select count(*)::int as count from membership`;
    await other.drop();
    expect(row?.count).toBe(0);
  });
});
