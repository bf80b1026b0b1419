import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cause, CauseSplit } from '@/server/domain/segment/cause';
import { causeGroupOf, causeGroups, type CauseGroup } from '@/server/domain/segment/cause-group';
import { backfillSegments } from '../backfill/backfill-segments';
import { refreshSegments } from '../refresh/refresh-segments';
import {
  addCustomers,
  addOrder,
  landBatch,
  openShop,
  orderedRecently,
  type Shop,
} from '../testing/shop';
import { applySegments } from './apply-segments';
import { exportMembers } from './export-members';
import { listMembers } from './list-members';
import { listReceipts } from './list-receipts';
import { listSegments } from './list-segments';
import { segmentHistory } from './segment-history';

type Kind = 'entered' | 'left';
type Span = { readonly after: string | null; readonly until: string; readonly cause?: CauseGroup };
const kinds = ['entered', 'left'] as const;
const name = { en: 'Recent', zh: '近期' };
const customers = 30;
const day = (n: number) => new Date(Date.UTC(2011, 0, 1 + n)).toISOString();

describe('movers', () => {
  let shop: Shop;
  let id: string;

  beforeAll(async () => {
    shop = await openShop();
    await addCustomers(shop, customers);
    for (let n = 1; n <= customers; n += 1)
      for (const again of [0, 47, 95]) await addOrder(shop, n, day(((n * 7) % 60) + again));
    const publish = (days: number) =>
      applySegments(shop.ctx, { segments: [{ key: 'recent', name, rule: orderedRecently(days) }] });
    await publish(30);
    await refreshSegments(shop.ctx, { asOf: day(120) });
    await backfillSegments(shop.ctx, { from: '2011-01-15', to: '2011-04-15', every: 'month' });
    await backfillSegments(shop.ctx, { from: '2011-03-01', to: '2011-03-01', every: 'day' });
    await addOrder(shop, 3, day(100));
    await landBatch(shop);
    for (const asOf of [day(121), '2011-05-14T00:00:00.000043Z'])
      await refreshSegments(shop.ctx, { asOf });
    for (let n = 1; n <= 9; n += 1) await addOrder(shop, n, day(134));
    await landBatch(shop);
    await refreshSegments(shop.ctx, { asOf: day(135) });
    await publish(20);
    await refreshSegments(shop.ctx, { asOf: day(136) });
    await refreshSegments(shop.ctx, { asOf: day(160) });
    const [row] = await shop.sql`select id from segment`;
    id = row?.id;
  });
  afterAll(() => shop.drop());

  async function counted(kind: Kind, span: Span) {
    const moved = { kind, ...span };
    const seen: string[] = [];
    const counts = new Set<number>();
    for (let after: string | null | undefined; after !== null; ) {
      const page = await listMembers(shop.ctx, { id, moved, limit: 7, ...(after && { after }) });
      counts.add(page.count);
      seen.push(...page.members.map(({ customerId, moved: move }) => `${customerId}@${move?.at}`));
      after = page.next;
    }
    let csv = '';
    for await (const chunk of exportMembers(shop.ctx, { id, moved })) csv += chunk;
    const lines = csv.trimEnd().split('\r\n').length - 1;
    return { paged: seen.length, distinct: new Set(seen).size, counts: [...counts], lines };
  }
  const all = (n: number) => ({ paged: n, distinct: n, counts: [n], lines: n });
  const inGroup = (counts: Readonly<Partial<Record<Cause, number>>>, group: CauseGroup) =>
    Object.entries(counts)
      .filter(([cause]) => causeGroupOf(cause as Cause) === group)
      .reduce((sum, [, count]) => sum + count, 0);

  type Told = {
    readonly entered: number | null;
    readonly left: number | null;
    readonly causes: CauseSplit | null;
  };
  /** Every number told of a stretch against those counted behind it. */
  async function differences(told: Told, span: Span): Promise<unknown[]> {
    const found: unknown[] = [];
    for (const kind of kinds)
      for (const cause of [undefined, ...causeGroups]) {
        const number = cause ? inGroup(told.causes?.[kind] ?? {}, cause) : told[kind];
        const behind = await counted(kind, { ...span, ...(cause && { cause }) });
        if (JSON.stringify(behind) !== JSON.stringify(all(number ?? -1)))
          found.push({ kind, cause, span, number, behind });
      }
    return found;
  }
  async function allDifferences() {
    const { points } = await segmentHistory(shop.ctx, { id });
    const { receipts } = await listReceipts(shop.ctx, { id });
    const { since, segments } = await listSegments(shop.ctx, { since: day(50) });
    const [listed] = segments;
    const found = [];
    for (const [index, point] of points.entries()) {
      const after = points[index - 1]?.asOf ?? null;
      found.push(...(await differences(point, { after, until: point.asOf })));
    }
    for (const { causeSplit, asOf, after, ...receipt } of receipts)
      found.push(
        ...(await differences({ ...receipt, causes: causeSplit }, { after, until: asOf })),
      );
    if (listed?.asOf)
      found.push(...(await differences(listed, { after: since, until: listed.asOf })));
    return { found, points, receipts, listed };
  }

  it('are as many as every number of history, receipts and list says, cause by cause', async () => {
    const { found, points, receipts, listed } = await allDifferences();
    expect(found).toEqual([]);
    expect([points.length, receipts.length]).toEqual([11, 11]);
    const groups = kinds.map((kind) =>
      causeGroups.filter((group) => inGroup(listed?.causes[kind] ?? {}, group) > 0),
    );
    expect(groups).toEqual([['data'], ['data', 'clock', 'rule']]);
  });

  it('are listed once a move: who comes back counts again', async () => {
    const { members } = await listMembers(shop.ctx, {
      ...{ id, limit: 500 },
      moved: { kind: 'entered', after: null, until: day(200) },
    });
    expect(members.length).toBeGreaterThan(new Set(members.map((one) => one.customerId)).size);
  });

  it('can be searched, and are refused together with an instant', async () => {
    const moved = { kind: 'entered', after: null, until: day(200) } as const;
    const { members } = await listMembers(shop.ctx, { id, moved, search: '29', limit: 500 });
    expect(new Set(members.map(({ key }) => key))).toEqual(new Set(['29']));
    await expect(listMembers(shop.ctx, { id, moved, asOf: day(3) })).rejects.toThrow();
  });

  it('differ from the numbers when one interval is removed', async () => {
    await shop.sql`delete from membership where ctid = (
      select ctid from membership where left_at is not null order by entered_at desc limit 1)`;
    const { found } = await allDifferences();
    expect(found.length).toBeGreaterThanOrEqual(12);
  });
});
