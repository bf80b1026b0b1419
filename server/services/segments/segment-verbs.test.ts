import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refreshSegments } from '../refresh/refresh-segments';
import {
  addCustomers,
  addOrder,
  livesIn,
  openShop,
  orderedRecently,
  type Shop,
} from '../testing/shop';
import { applySegments } from './apply-segments';
import { archiveSegment } from './archive-segment';
import { createSegment } from './create-segment';
import { exportMembers } from './export-members';
import { getSegment } from './get-segment';
import { listMembers } from './list-members';
import { listReceipts } from './list-receipts';
import { listSegments } from './list-segments';
import { publishSegment } from './publish-segment';
import { restoreSegment } from './restore-segment';
import { saveDraft } from './save-draft';
import { segmentHistory } from './segment-history';
import { segmentSizes } from './segment-sizes';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
  await addCustomers(shop, 7, '=Oslo, "N"');
  for (const customer of [1, 2, 3]) await addOrder(shop, customer, '2011-01-10T00:00:00Z');
});
afterAll(() => shop.drop());

const name = { en: 'Buyers', zh: '买家' };
const refusal = (code: string) => ({ problems: [{ code }] });

describe('a segment', () => {
  it('is drafted, published, refreshed by queued work, put away and taken back', async () => {
    const made = await createSegment(shop.ctx, { name: { zh: '买家' } });
    expect(made).toMatchObject({ key: '买家', revision: 1 });
    const saved = await saveDraft(shop.ctx, {
      ...idOf(made),
      name,
      draft: { kind: 'group', combinator: 'and', rules: [] },
    });
    await expect(publishSegment(shop.ctx, { ...idOf(saved) })).rejects.toMatchObject(
      refusal('EMPTY_RULE'),
    );
    const published = await publishSegment(shop.ctx, {
      ...{ ...idOf(saved), rule: orderedRecently(30), backfill: true },
    });
    expect(published).toMatchObject({ version: 1, isNewVersion: true, revision: 3 });
    const works = await shop.sql`select kind, subject, state from work order by kind`;
    expect(works.map((row) => ({ ...row }))).toEqual([
      { kind: 'backfill', subject: '买家', state: 'queued' },
      { kind: 'refresh', subject: '买家', state: 'queued' },
    ]);
    expect(await shop.sql`select 1 from pgboss.job`).toHaveLength(2);
    const archived = await archiveSegment(shop.ctx, idOf(published));
    const back = await restoreSegment(shop.ctx, idOf(archived));
    expect(await getSegment(shop.ctx, { id: back.id })).toMatchObject({
      ...{ lifecycle: 'published', version: 1, name, draft: null, run: 'queued' },
    });
  });

  it('refuses to save over what somebody else saved', async () => {
    const made = await createSegment(shop.ctx, { name });
    await saveDraft(shop.ctx, { ...idOf(made), draft: { kind: 'everyone' } });
    await expect(
      saveDraft(shop.ctx, { ...idOf(made), draft: livesIn('Rome') }),
    ).rejects.toMatchObject(refusal('CONFLICT'));
    expect((await getSegment(shop.ctx, { id: made.id })).draft).toEqual({ kind: 'everyone' });
  });
});

describe('segments as code', () => {
  const apply = (key: string, rule: unknown, names = name) =>
    applySegments(shop.ctx, { segments: [{ key, name: names, rule }] });

  it('makes no version of an unchanged rule, in whatever order its members stand', async () => {
    expect((await apply('code', livesIn('x'))).segments[0]).toMatchObject({ change: 'created' });
    const turned = { value: 'x', operator: 'equals', field: 'city', kind: 'attribute' };
    expect(await apply('code', turned)).toEqual({
      segments: [{ key: 'code', version: 1, change: 'unchanged' }],
    });
    expect((await apply('code', livesIn('y'))).segments[0]).toMatchObject({ version: 2 });
    const renamed = await apply('code', livesIn('y'), { en: 'Other', zh: '别的' });
    expect(renamed.segments[0]).toMatchObject({ version: 2, change: 'renamed' });
  });

  it('applies all or nothing and names every problem by its path', async () => {
    const wrong = { kind: 'attribute', field: 'nowhere', operator: 'equals', value: 'x' };
    const segments = [
      { key: 'good', name, rule: livesIn('x') },
      { key: 'bad', name, rule: wrong },
    ];
    await expect(applySegments(shop.ctx, { segments })).rejects.toMatchObject({
      problems: [{ code: 'UNKNOWN_FIELD', path: ['segments', 1, 'rule', 'field'] }],
    });
    expect(await shop.sql`select 1 from segment where key in ('good', 'bad')`).toHaveLength(0);
    const [{ count } = { count: null }] = await shop.sql`select count(*) from segment_slot
      where segment_id not in (select id from segment)`;
    expect(count).toBe('0');
  });

  it('refuses a key twice and unknown members', async () => {
    const one = { key: 'twice', name, rule: livesIn('x') };
    await expect(applySegments(shop.ctx, { segments: [one, one] })).rejects.toMatchObject(
      refusal('ALREADY_EXISTS'),
    );
    const extra = { segments: [{ ...one, owner: 'me' }] } as never;
    await expect(applySegments(shop.ctx, extra)).rejects.toThrow();
  });
});

describe('what a segment shows', () => {
  it('is one number by list, pages, CSV, sizes and history', async () => {
    await applySegments(shop.ctx, {
      segments: [{ key: 'all', name, rule: { kind: 'everyone' } }],
    });
    await refreshSegments(shop.ctx, { asOf: '2011-01-20T00:00:00Z' });
    const list = await listSegments(shop.ctx, { since: '2011-01-01T00:00:00Z' });
    const all = list.segments.find((segment) => segment.key === 'all');
    expect(all).toMatchObject({ size: 7, total: 7, entered: 7, causes: { entered: { rule: 7 } } });
    expect(all?.spark).toHaveLength(1);
    expect(all?.work).toBeNull();
    const id = all?.id ?? '';
    const first = await listMembers(shop.ctx, { id, limit: 4, fields: ['city'] });
    const second = await listMembers(shop.ctx, { id, limit: 4, after: first.next ?? '' });
    expect([...first.members, ...second.members].map(({ key }) => key)).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
    ]);
    expect(first.count).toBe(7);
    expect(second.next).toBeNull();
    expect((await listMembers(shop.ctx, { id, search: '3' })).count).toBe(1);
    expect((await listMembers(shop.ctx, { id, asOf: '2011-01-19T00:00:00Z' })).count).toBe(0);
    let csv = '';
    for await (const chunk of exportMembers(shop.ctx, { id })) csv += chunk;
    const lines = csv.trimEnd().split('\r\n');
    expect(lines[0]).toBe('\uFEFFid,city,entered_at,entered_cause');
    expect(lines[1]).toBe(`1,"'=Oslo, ""N""",2011-01-20T00:00:00+00:00,rule`);
    expect(lines).toHaveLength(8);
    expect((await segmentSizes(shop.ctx, 'all')).points).toEqual([
      { asOf: '2011-01-20T00:00:00Z', size: 7, entered: 7, left: 0 },
    ]);
    const history = await segmentHistory(shop.ctx, { id });
    expect(history.points).toMatchObject([{ size: 7, total: 7, reasons: [] }]);
    const { receipts } = await listReceipts(shop.ctx, { id });
    expect(receipts).toMatchObject([{ size: 7, state: 'done', trigger: 'demand', version: 1 }]);
    expect(receipts[0]?.sqlText).toContain('select c.customer_id');
  });

  it('hides personal fields from a role that may not see them, in lists and files', async () => {
    await shop.sql`update catalog_field set personal = true where key = 'city'`;
    const { id } = (await listSegments(shop.ctx, {})).segments.find(({ key }) => key === 'all') ?? {
      id: '',
    };
    const leader = {
      ...shop.ctx,
      actor: { kind: 'person', id: 'l', name: 'L', role: 'leadership' },
    } as const;
    const page = await listMembers(leader, { id, limit: 1, fields: ['city'] });
    expect(page.members[0]?.values).toEqual([null]);
    let csv = '';
    for await (const chunk of exportMembers(leader, { id })) csv += chunk;
    expect(csv).not.toContain('Oslo');
  });
});

function idOf({ id, revision }: { id: string; revision: number }) {
  return { id, revision };
}
