import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/db/testing/test-database';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { Context } from '../context';
import { getSettings } from './get-settings';
import { hostTimeZone, TimeZone } from './time-zone';
import { UpdateSettingsInput, updateSettings } from './update-settings';

let database: TestDatabase;
let ctx: Context;

beforeAll(async () => {
  database = await createTestDatabase();
  const { db, sql } = database;
  ctx = { db, sql, actor: { kind: 'system', name: 'test' }, locale: 'en' };
});
afterAll(() => database.drop());

describe('settings', () => {
  it('begin in the host’s zone, once, however many read them first', async () => {
    const read = await Promise.all(Array.from({ length: 5 }, () => getSettings(ctx)));
    expect(new Set(read.map(({ calendar }) => calendar.timeZone))).toEqual(
      new Set([hostTimeZone()]),
    );
  });

  it('change only what was given and count the revision', async () => {
    const before = await getSettings(ctx);
    const after = await updateSettings(ctx, {
      revision: before.revision,
      timeZone: 'Asia/Shanghai',
      fiscalYearStart: 4,
    });
    expect(after).toEqual({
      ...before,
      calendar: { ...before.calendar, timeZone: 'Asia/Shanghai', fiscalYearStart: 4 },
      revision: before.revision + 1,
    });
  });

  it('let one of two savers win and tell the other', async () => {
    const { revision } = await getSettings(ctx);
    const results = await Promise.allSettled([
      updateSettings(ctx, { revision, currency: 'GBP' }),
      updateSettings(ctx, { revision, currency: 'CNY' }),
    ]);
    const refused = results.flatMap((result) =>
      result.status === 'rejected' ? [result.reason as StratumError] : [],
    );
    expect(refused).toHaveLength(1);
    expect(refused[0]).toBeInstanceOf(StratumError);
    expect(refused[0]?.problems[0].code).toBe('CONFLICT');
  });

  it('can be changed from the command line whatever the revision', async () => {
    const changed = await updateSettings(ctx, { revision: null, timeZone: 'UTC' });
    expect(changed.calendar.timeZone).toBe('UTC');
  });

  it('refuse unknown zones, offsets, months and members', () => {
    expect(TimeZone.safeParse('Asia/Shanghai').success).toBe(true);
    expect(TimeZone.safeParse('Mars/Olympus').success).toBe(false);
    expect(TimeZone.safeParse('+08:00').success).toBe(false);
    for (const input of [
      { fiscalYearStart: 13 },
      { currency: 'pounds' },
      { role: 'administrator' },
    ]) {
      expect(UpdateSettingsInput.safeParse({ revision: 1, ...input }).success).toBe(false);
    }
  });
});
