import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogField, catalogTable } from '@/db/schema/index';
import { addOrder, addCustomers, livesIn, openShop, type Shop } from '../testing/shop';
import { createSegment } from '../segments/create-segment';
import { publishSegment } from '../segments/publish-segment';
import { dataClock } from './data-clock';
import { listTables } from './list-tables';
import { readTable } from './read-table';
import { updateField } from './update-field';
import { updateTable } from './update-table';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
  await addCustomers(shop, 2);
  await addOrder(shop, 1, '2024-03-08T10:00:00Z');
  const [region, other] = await shop.db
    .insert(catalogTable)
    .values(
      ['region', 'product'].map((key) => ({
        ...{ key, kind: 'toOne' as const, relation: `data.${key}`, keyField: 'code' },
        ...{ labelEn: key, labelZh: key },
      })),
    )
    .returning({ id: catalogTable.id });
  const code = { key: 'code', column: 'code', labelEn: 'c', labelZh: 'c', position: 0 };
  await shop.sql`create table data.region (batch int not null default 0, code text primary key, code__n text)`;
  await shop.db.insert(catalogField).values([
    { ...code, tableId: region?.id ?? '', type: 'text' },
    { ...code, tableId: other?.id ?? '', type: 'number' },
  ]);
});
afterAll(() => shop.drop());

const orders = async () => (await listTables(shop.ctx)).find(({ key }) => key === 'orders');
const settings = { table: 'orders', label: { en: 'Sales', zh: '销售' } };
const works = async () => (await shop.sql`select id from work where kind = 'refresh'`).length;

describe('the settings of a table', () => {
  it('tell how late it is against its cadence, and are taken back by those from before', async () => {
    expect(await orders()).toMatchObject({ cadenceDays: null, daysLate: null });
    const change = { ...settings, cadenceDays: 7, statedCompleteThrough: null };
    const { before } = await updateTable(shop.ctx, change);
    const now = Date.now();
    const late = Math.floor((now - Date.parse('2024-03-16T00:00:00Z')) / 86_400_000);
    expect(await orders()).toMatchObject({
      ...{ label: { en: 'Sales', zh: '销售' }, cadenceDays: 7, isStated: false },
    });
    expect([late, late + 1]).toContain((await orders())?.daysLate);
    await updateTable(shop.ctx, { table: 'orders', ...before });
    expect(await orders()).toMatchObject({ label: { en: 'orders' }, cadenceDays: null });
  });

  it('state how far it is complete, or leave it to the newest row; the clock and the segments follow', async () => {
    const automatic = { ...settings, cadenceDays: null, statedCompleteThrough: null };
    await updateTable(shop.ctx, automatic);
    const ordered = await works();
    const stated = { ...automatic, statedCompleteThrough: '2024-04-01' };
    const { before } = await updateTable(shop.ctx, stated);
    expect(await orders()).toMatchObject({
      completeThrough: '2024-04-01T00:00:00Z',
      isStated: true,
    });
    expect(await dataClock(shop.db)).toBe('2024-04-01T00:00:00Z');
    expect(await works()).toBe(ordered + 1);
    await updateTable(shop.ctx, { table: 'orders', ...before });
    expect(await orders()).toMatchObject({
      completeThrough: '2024-03-09T00:00:00Z',
      isStated: false,
    });
    const wrong = updateTable(shop.ctx, { ...stated, statedCompleteThrough: '2024-13-01' });
    await expect(wrong).rejects.toThrow('BAD_DATE');
    await expect(updateTable(shop.ctx, { ...automatic, table: 'x' })).rejects.toThrow('NOT_FOUND');
  });
});

describe('a reference to another table', () => {
  const city = {
    ...{ table: 'customers', field: 'city', label: { en: 'City', zh: '城市' } },
    ...{ group: 'basic' as const, personal: false, sensitive: false },
  } as const;

  it('is held by one field, to keys of its type, and goes away again', async () => {
    await updateField(shop.ctx, { ...city, refersTo: 'region' });
    const { fields, toOnes } = await readTable(shop.ctx, { table: 'customers' });
    expect(fields.find(({ key }) => key === 'city')?.refersTo).toBe('region');
    expect(toOnes.map(({ key, type }) => [key, type])).toEqual([
      ['product', 'number'],
      ['region', 'text'],
    ]);
    const second = updateField(shop.ctx, { ...city, field: 'id', refersTo: 'region' });
    await expect(second).rejects.toThrow('ALREADY_EXISTS');
    const wrong = updateField(shop.ctx, { ...city, refersTo: 'product' });
    await expect(wrong).rejects.toThrow('WRONG_TYPE');
    const activity = updateField(shop.ctx, { ...city, refersTo: 'orders' });
    await expect(activity).rejects.toThrow('UNKNOWN_TABLE');
    await updateField(shop.ctx, city);
    const stays = await shop.db.select().from(catalogField).where(eq(catalogField.key, 'city'));
    expect(stays[0]?.refersTo).not.toBeNull();
    await updateField(shop.ctx, { ...city, refersTo: null });
    const gone = await shop.db.select().from(catalogField).where(eq(catalogField.key, 'city'));
    expect(gone[0]?.refersTo).toBeNull();
  });

  it('names who uses a field, and shows lookup tables like any other', async () => {
    const made = await createSegment(shop.ctx, { key: 'oslo', name: { en: 'Oslo' } });
    await publishSegment(shop.ctx, { id: made.id, revision: made.revision, rule: livesIn('Oslo') });
    const { fields } = await readTable(shop.ctx, { table: 'customers' });
    expect(fields.map(({ key, usedBy }) => [key, usedBy.map(({ label }) => label.en)])).toEqual([
      ['id', []],
      ['city', ['Oslo']],
    ]);
    expect(await readTable(shop.ctx, { table: 'region' })).toMatchObject({
      kind: 'toOne',
      toOnes: [],
    });
  });
});
