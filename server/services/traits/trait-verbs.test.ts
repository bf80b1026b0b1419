import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyCode } from '../code/apply-code';
import { addCustomers, addOrder, openShop, type Shop } from '../testing/shop';
import { createSegment } from '../segments/create-segment';
import { publishSegment } from '../segments/publish-segment';
import { archiveTrait } from './archive-trait';
import { createReadyTraits } from './create-ready-traits';
import { createTrait } from './create-trait';
import { customerTraits } from './customer-traits';
import { getTrait } from './get-trait';
import { listTraits } from './list-traits';
import { previewTrait } from './preview-trait';
import { restoreTrait } from './restore-trait';
import { traitDistributions } from './trait-distributions';
import { updateTrait } from './update-trait';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
  await addCustomers(shop, 6);
  for (const [customer, amount] of [
    [1, 10],
    [1, 30],
    [2, 20],
    [3, 70],
    [4, 1000],
  ] as const)
    await addOrder(shop, customer, '2011-01-10T00:00:00Z', amount);
});
afterAll(() => shop.drop());

const total = { kind: 'activity', table: 'orders', measure: { fn: 'sum', field: 'amount' } };
const largest = { ...total, measure: { fn: 'max', field: 'amount' } };
const latest = { ...total, measure: { fn: 'last', field: 'at' } };
const refusal = (code: string, path?: readonly unknown[]) => ({
  problems: [{ code, ...(path && { path }) }],
});
const detail = (key: string) => getTrait(shop.ctx, { key });
const idOf = ({ id, revision }: { id: string; revision: number }) => ({ id, revision });

async function publish(key: string, rule: unknown) {
  const made = await createSegment(shop.ctx, { key, name: { en: key } });
  return publishSegment(shop.ctx, { ...idOf(made), rule });
}

describe('a trait', () => {
  it('is made, redefined as a new version with a note, put away and taken back', async () => {
    const made = await createTrait(shop.ctx, { name: { en: 'Life Spend' }, definition: total });
    expect(made).toMatchObject({ key: 'life_spend', revision: 1 });
    const saved = await updateTrait(shop.ctx, {
      ...{ ...idOf(made), definition: largest, note: 'largest says more', unit: 'money' },
    });
    expect(saved).toMatchObject({ version: 2, revision: 2, refreshed: [] });
    const renamed = await updateTrait(shop.ctx, { ...idOf(saved), name: { zh: '最大一笔' } });
    expect(renamed).toMatchObject({ version: 2, revision: 3 });
    const found = await detail('life_spend');
    expect(found).toMatchObject({ name: { en: '最大一笔', zh: '最大一笔' }, type: 'number' });
    expect(found.versions.map(({ version, note }) => [version, note])).toEqual([
      [2, 'largest says more'],
      [1, ''],
    ]);
    expect(found.versions[1]?.told.en.text).toBe('total amount across orders at any time');
    const archived = await archiveTrait(shop.ctx, idOf(renamed));
    expect((await listTraits(shop.ctx, {})).map(({ key }) => key)).toEqual([]);
    await restoreTrait(shop.ctx, idOf(archived));
    expect((await listTraits(shop.ctx, {})).map(({ key }) => key)).toEqual(['life_spend']);
  });

  it('is not saved over what somebody else saved, and no version of theirs is lost', async () => {
    const made = await createTrait(shop.ctx, { name: { en: 'Raced' }, definition: total });
    await updateTrait(shop.ctx, { ...idOf(made), definition: largest });
    await expect(
      updateTrait(shop.ctx, { ...idOf(made), definition: latest }),
    ).rejects.toMatchObject(refusal('CONFLICT'));
    expect((await detail('raced')).definition).toEqual(largest);
    expect((await detail('raced')).versions).toHaveLength(2);
  });

  it('is refused with the path of every problem, and nothing is written', async () => {
    const create = (definition: unknown, key?: string) =>
      createTrait(shop.ctx, { name: { en: 'Bad' }, definition, ...(key && { key }) });
    await expect(create({ ...total, table: 'returns' })).rejects.toMatchObject(
      refusal('UNKNOWN_TABLE', ['definition', 'table']),
    );
    await expect(create({ kind: 'formula', text: '1+1' })).rejects.toMatchObject(
      refusal('BAD_NODE', ['definition', 'kind']),
    );
    await expect(
      create({ kind: 'score', parts: [{ trait: 'nothing', weight: 1 }] }),
    ).rejects.toMatchObject(refusal('UNKNOWN_TRAIT', ['definition', 'parts', 0, 'trait']));
    await expect(
      create({ kind: 'perMonth', of: 'own', months: 3, mode: 'mean' }, 'own'),
    ).rejects.toMatchObject(refusal('SEGMENT_CYCLE', ['definition', 'of']));
    await expect(create(null)).rejects.toMatchObject(refusal('BAD_NODE', ['definition']));
    await expect(create(total, 'raced')).rejects.toMatchObject(refusal('ALREADY_EXISTS', ['key']));
    expect((await listTraits(shop.ctx, {})).some(({ name }) => name.en === 'Bad')).toBe(false);
  });
});

describe('a trait that is used', () => {
  it('is not put away, and the refusal names its users', async () => {
    const base = await createTrait(shop.ctx, { name: { en: 'Base' }, definition: total });
    await createTrait(shop.ctx, {
      ...{ name: { en: 'Fifth' }, definition: { kind: 'quantile', of: 'base', parts: 5 } },
    });
    await publish('spenders', { kind: 'trait', trait: 'base', operator: '>', value: 50 });
    await createSegment(shop.ctx, {
      ...{ key: 'plan', name: { en: 'Plan' } },
      draft: { kind: 'trait', trait: 'base', operator: '=' },
    });
    await expect(archiveTrait(shop.ctx, idOf(base))).rejects.toMatchObject({
      problems: [{ code: 'IN_USE', params: { users: 'Fifth, Plan, spenders' } }],
    });
    expect((await detail('base')).usedBy.map(({ key, inForce }) => [key, inForce])).toEqual([
      ...[['fifth', true] as const, ['plan', false] as const, ['spenders', true] as const],
    ]);
    const listed = (await listTraits(shop.ctx, {})).find(({ key }) => key === 'base');
    expect(listed?.usedBy).toEqual({ segments: 2, traits: 1 });
  });

  it('has the segments on it refreshed when its definition changes, and only then', async () => {
    const before = await detail('base');
    await shop.sql`delete from work`;
    const renamed = await updateTrait(shop.ctx, { ...idOf(before), unit: 'money' });
    expect(await shop.sql`select 1 from work`).toHaveLength(0);
    const window = { kind: 'last', n: 10, unit: 'year' };
    const saved = await updateTrait(shop.ctx, {
      ...{ ...idOf(renamed), definition: { ...total, window } },
    });
    expect(saved.refreshed).toEqual(['spenders']);
    const [work] = await shop.sql`select kind, state, input from work`;
    expect(work).toMatchObject({ kind: 'refresh', state: 'queued', input: { keys: ['spenders'] } });
  });

  it('cannot become what its users cannot ask', async () => {
    const before = await detail('base');
    await expect(
      updateTrait(shop.ctx, { ...idOf(before), definition: latest }),
    ).rejects.toMatchObject({
      problems: [{ code: 'IN_USE', path: ['definition'], params: { users: 'fifth, spenders' } }],
    });
    expect((await detail('base')).version).toBe(before.version);
  });
});

describe('the values of a trait', () => {
  it('lie as they do over all customers as of the data clock', async () => {
    const preview = await previewTrait(shop.ctx, { definition: total });
    expect(preview).toMatchObject({ total: 6, missing: 0, type: 'number' });
    expect(preview.distribution).toMatchObject({
      ...{ kind: 'numbers', min: '0', max: '1000', quartiles: ['0', '20', '70'] },
    });
    if (preview.distribution?.kind !== 'numbers') throw new Error('no numbers');
    const { mean, bins } = preview.distribution;
    expect(Number(mean)).toBeCloseTo(1130 / 6);
    expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(6);
    const without = await previewTrait(shop.ctx, { definition: largest });
    expect(without).toMatchObject({ total: 6, missing: 2 });
    const dates = await previewTrait(shop.ctx, { definition: latest });
    expect(dates).toMatchObject({
      ...{ type: 'instant', missing: 2 },
      distribution: { kind: 'times', unit: 'month', bins: [{ from: '2011-01', count: 4 }] },
    });
  });

  it('are refused with paths inside the definition', async () => {
    await expect(
      previewTrait(shop.ctx, { definition: { ...total, measure: { fn: 'sum', field: 'no' } } }),
    ).rejects.toMatchObject(refusal('WRONG_TYPE', ['measure', 'field']));
  });

  it('are told for all traits at once, a broken one left out', async () => {
    await shop.sql`insert into trait (key, name_en, name_zh, definition)
      values ('gone', 'Gone', 'Gone', ${JSON.stringify({ ...total, table: 'gone' })}::text::jsonb)`;
    const { traits } = await traitDistributions(shop.ctx);
    expect(Object.keys(traits).sort()).toEqual(['base', 'fifth', 'life_spend', 'raced']);
    expect(traits.base).toMatchObject({ total: 6, missing: 0 });
    expect((await detail('gone')).problems[0]).toMatchObject({ code: 'UNKNOWN_TABLE' });
    await shop.sql`delete from trait where key = 'gone'`;
  });

  it('of one customer rank among all customers', async () => {
    const values = async (key: string) =>
      Object.fromEntries(
        (await customerTraits(shop.ctx, { key })).map((one) => [
          one.key,
          one.value.kind === 'value' ? one.value.text : one.value.kind,
        ]),
      );
    expect(await values('4')).toMatchObject({ base: '1000', fifth: '5', raced: '1000' });
    expect(await values('5')).toMatchObject({ base: '0', fifth: '1', raced: null });
  });
});

describe('ready-made traits', () => {
  it('are made with their parts in one go, and not twice', async () => {
    const made = await createReadyTraits(shop.ctx, { keys: ['rfm_score'] });
    expect(made.map(({ key }) => key)).toEqual([
      ...['last_order_at', 'days_since_last_order', 'orders_12_months', 'annual_spend'],
      'rfm_score',
    ]);
    expect(await createReadyTraits(shop.ctx, { keys: ['annual_spend'] })).toEqual([]);
    await expect(createReadyTraits(shop.ctx, { keys: ['other'] })).rejects.toMatchObject(
      refusal('NOT_FOUND'),
    );
    const score = (await traitDistributions(shop.ctx)).traits.rfm_score;
    expect(score).toMatchObject({ total: 6, missing: 2 });
  });
});

describe('traits as code', () => {
  const file = {
    traits: [
      { key: 'coded', name: { en: 'Coded', zh: '代码' }, unit: 'money', ...total },
      { key: 'coded_pace', kind: 'perMonth', of: 'coded', months: 6, mode: 'mean' },
    ],
    segments: [
      {
        ...{ key: 'coded-high', name: { en: 'High', zh: '高' } },
        rule: { kind: 'trait', trait: 'coded', operator: '>', value: 10 },
      },
    ],
  };

  it('stand before the segments of the same file, and make no version when nothing changed', async () => {
    expect(await applyCode(shop.ctx, file)).toMatchObject({
      ...{ traits: [{ change: 'created' }, { change: 'created' }] },
      segments: [{ change: 'created' }],
    });
    expect(await applyCode(shop.ctx, file)).toMatchObject({
      traits: [{ key: 'coded', version: 1, change: 'unchanged' }, { change: 'unchanged' }],
    });
    const [coded, pace] = file.traits;
    expect(
      await applyCode(shop.ctx, { traits: [{ ...coded, ...largestOf(coded) } as never] }).catch(
        (error) => error.problems,
      ),
    ).toMatchObject([{ code: 'IN_USE', params: { users: 'coded_pace' } }]);
    const renamed = { ...pace, name: { en: 'Pace', zh: '节奏' } };
    expect(await applyCode(shop.ctx, { traits: [renamed as never] })).toMatchObject({
      traits: [{ version: 1, change: 'renamed' }],
    });
  });

  it('are all refused when one has a problem, by its path in the file', async () => {
    const traits = [
      { key: 'fine', ...total },
      { key: 'wrong', ...total, measure: { fn: 'sum', field: 'at' } },
    ];
    await expect(applyCode(shop.ctx, { traits })).rejects.toMatchObject(
      refusal('WRONG_TYPE', ['traits', 1, 'measure', 'field']),
    );
    await expect(
      applyCode(shop.ctx, {
        traits: [{ key: 'fine', kind: 'activity', table: 'orders' } as never],
      }),
    ).rejects.toMatchObject(refusal('BAD_NODE', ['traits', 0, 'measure']));
    expect((await listTraits(shop.ctx, {})).some(({ key }) => key === 'fine')).toBe(false);
  });
});

function largestOf(trait: object | undefined) {
  return { ...trait, measure: { fn: 'max', field: 'amount' } };
}
