import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/db/testing/test-database';
import type { Rule, WhereGroup } from '@/server/domain/rule/rule';
import { toInstant } from '@/server/domain/time/instant';
import { backfillSegments } from '../backfill/backfill-segments';
import type { Context } from '../context';
import { evaluateRule } from '../evaluation/evaluate-rule';
import { runImport } from '../import/run-import';
import { refreshSegments } from '../refresh/refresh-segments';
import { verifyMembership } from '../refresh/verify-membership';
import { updateSettings } from '../settings/update-settings';
import { applySegments } from './apply-segments';
import { exportMembers } from './export-members';
import { listMembers } from './list-members';
import { segmentHistory } from './segment-history';
import { segmentSizes } from './segment-sizes';

const folder = fileURLToPath(new URL('../../../../shared/data/online-retail/', import.meta.url));
const there = existsSync(folder);
if (!there) console.info(`one number on the retail files: left out, there is no ${folder}`);

const paid: WhereGroup = {
  ...{ kind: 'group', combinator: 'and' },
  rules: [{ kind: 'attribute', field: 'status', operator: 'in', value: ['paid'] }],
};
const last = (n: number) => ({ kind: 'last', n, unit: 'day' }) as const;
const orders = { kind: 'activity', table: 'orders', where: paid } as const;
const loyal: Rule = {
  ...{ kind: 'group', combinator: 'and' },
  rules: [
    { ...orders, measure: { fn: 'count' }, window: last(90), operator: '>=', value: 3 },
    {
      ...orders,
      measure: { fn: 'sum', field: 'amount' },
      window: last(90),
      operator: '>=',
      value: '1000',
    },
  ],
};
const lapsed: Rule = {
  ...{ kind: 'group', combinator: 'and' },
  rules: [
    { ...orders, measure: { fn: 'count' }, operator: '>=', value: 1 },
    { ...orders, measure: { fn: 'count' }, window: last(180), operator: '=', value: 0 },
  ],
};

describe.runIf(there)('one number on the retail files', () => {
  let database: TestDatabase;
  let ctx: Context;
  const ids = new Map<string, string>();

  beforeAll(async () => {
    database = await createTestDatabase();
    ctx = { ...database, actor: { kind: 'system', name: 'test' }, locale: 'en' };
    await updateSettings(ctx, { revision: null, timeZone: 'UTC' });
    await runImport(ctx, {
      path: `${folder}customers.csv.gz`,
      mapping: { into: 'customers', key: 'customer_id' },
    });
    const roles = { customer: 'customer_id', key: 'order_id', time: 'ordered_at' };
    await runImport(ctx, {
      path: `${folder}orders.csv.gz`,
      mapping: {
        into: 'activity',
        name: 'orders',
        ...roles,
        types: [{ column: 'status', type: 'choice' }],
      },
    });
    const named = (key: string, rule: Rule) => ({ key, name: { en: key, zh: key }, rule });
    await applySegments(ctx, { segments: [named('loyal', loyal), named('lapsed', lapsed)] });
    for (const { id, key } of await database.sql`select id, key from segment`) ids.set(key, id);
    await backfillSegments(ctx, { from: '2010-01-01', to: '2011-12-01', every: 'month' });
    await refreshSegments(ctx, { asOf: '2011-12-10T00:00:00Z' });
  });
  afterAll(() => database.drop());

  /** The same number by five ways. */
  async function numbers(key: string, rule: Rule, asOf: string) {
    const id = ids.get(key) ?? '';
    const [open] = await database.sql`select count(*)::int as count from membership
      where segment_id = ${id} and entered_at <= ${asOf}::timestamptz
        and (left_at is null or left_at > ${asOf}::timestamptz)`;
    const { points } = await segmentSizes(ctx, key);
    const history = await segmentHistory(ctx, { id });
    const at = <P extends { asOf: string; size: number }>(list: readonly P[]) =>
      list.find((point) => point.asOf === toInstant(asOf))?.size;
    return {
      intervals: open?.count,
      pages: await countPages(id, asOf),
      csvLines: await countLines(id, asOf),
      sizes: at(points),
      chart: at(history.points),
      evaluated: (await evaluateRule(ctx, { rule, asOf })).count,
    };
  }

  async function countPages(id: string, asOf: string): Promise<number> {
    let count = 0;
    for (let after: string | null | undefined; after !== null; ) {
      const page = await listMembers(ctx, { id, asOf, limit: 500, ...(after && { after }) });
      count += page.members.length;
      after = page.next;
    }
    return count;
  }

  async function countLines(id: string, asOf: string): Promise<number> {
    let csv = '';
    for await (const chunk of exportMembers(ctx, { id, asOf })) csv += chunk;
    return csv.trimEnd().split('\r\n').length - 1;
  }

  const all = (n: number) => ({
    ...{ intervals: n, pages: n, csvLines: n, sizes: n, chart: n, evaluated: n },
  });

  it.each([
    ['loyal', loyal, '2011-12-10T00:00:00Z', 497],
    ['lapsed', lapsed, '2011-12-10T00:00:00Z', 2403],
    ['loyal', loyal, '2011-12-01T00:00:00Z', 469],
    ['lapsed', lapsed, '2011-12-01T00:00:00Z', 2402],
  ])('%s as of %3$s is %4$i by every way', async (key, rule, asOf, expected) => {
    expect(await numbers(key, rule, asOf)).toEqual(all(expected));
  });

  it('is one number at every month of the past', async () => {
    const { points } = await segmentSizes(ctx, 'loyal');
    expect(points).toHaveLength(25);
    for (const { asOf, size } of points)
      expect([asOf, await numbers('loyal', loyal, asOf)]).toEqual([asOf, all(size)]);
  });

  it('turns red when one interval is deleted', async () => {
    const before = await verifyMembership(ctx);
    await database.sql`delete from membership where ctid = (
      select ctid from membership where segment_id = ${ids.get('loyal') ?? ''} and left_at is null limit 1)`;
    const after = await numbers('loyal', loyal, '2011-12-10T00:00:00Z');
    expect(after).toEqual({ ...all(497), intervals: 496, pages: 496, csvLines: 496 });
    expect(before).toEqual({ bitsAgainstIntervals: 0, overlaps: 0, sizesAgainstIntervals: 0 });
    expect(await verifyMembership(ctx)).toEqual({
      ...{ bitsAgainstIntervals: 1, overlaps: 0, sizesAgainstIntervals: 1 },
    });
  });
});
