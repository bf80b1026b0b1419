import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { executeFragment } from '@/db/execute-fragment';
import { createTestDatabase, type TestDatabase } from '@/db/testing/test-database';
import { ownerAlias, user } from '@/db/schema/index';
import type { Role } from '@/server/domain/access/permission';
import { createCaller } from '@/server/trpc/app-router';
import type { TrpcContext } from '@/server/trpc/context';
import { allowTable } from '@/server/trpc/testing/allow-table';
import type { Context } from '../context';
import { updateField } from '../catalog/update-field';
import { readCustomer } from '../customers/read-customer';
import { prepareEvaluation } from '../evaluation/prepare-evaluation';
import { type ImportBench, openImportBench } from '../import/import-fixture';
import { runImport } from '../import/run-import';
import { assignOwners } from './assign-owners';
import { handOver } from './hand-over';
import { listOwners } from './list-owners';
import { offerHandover } from './offer-handover';
import { readViewerScope } from './read-viewer-scope';
import { setOwnerField } from './set-owner-field';
import { takeBackHandover } from './take-back-handover';
import { loadCatalog } from '../catalog/load-catalog';

process.env.STRATUM_SECRET ??= 'a secret of the tests, at least 32 long';

let database: TestDatabase;
let bench: ImportBench;
const as = (id: string, role: Role = 'executor'): Context => ({
  ...bench.ctx,
  actor: { kind: 'person', id, name: id, role },
});
const assign = (value: string, userId: string | null) =>
  assignOwners(bench.ctx, { assignments: [{ value, userId }] });

beforeAll(async () => {
  database = await createTestDatabase();
  bench = await openImportBench(database);
  const person = (id: string, name: string, role: Role = 'executor') => ({
    ...{ id, name, role, email: `${id}@x.org`, language: 'en' as const },
  });
  await database.db
    .insert(user)
    .values([
      person('wang', 'Wang Fang'),
      person('li', 'Li Lei'),
      person('gone', 'Old Hand'),
      person('boss', 'Boss', 'administrator'),
    ]);
  await database.db.update(user).set({ disabledAt: new Date() }).where(eq(user.id, 'gone'));
  const customers =
    'id,owner,team,secret\nA,Wang Fang,North,s-A\nB,ＷＡＮＧ fang,North,s-B\nC,Li Lei,South,s-C\nD,,South,s-D\nE,Nobody Known,South,s-E\nF,li@x.org,South,s-F\n';
  await runImport(bench.ctx, {
    path: await bench.write('c.csv', customers),
    mapping: { into: 'customers', key: 'id', types: [{ column: 'team', type: 'choice' }] },
  });
  await runImport(bench.ctx, {
    path: await bench.write(
      'o.csv',
      'no,id,at,what\n1,A,2024-01-01 00:00:00,o-A\n2,C,2024-01-02 00:00:00,o-C\n3,F,2024-01-02 00:00:00,o-F\n',
    ),
    mapping: { into: 'activity', name: 'orders', customer: 'id', key: 'no', time: 'at' },
  });
});
afterAll(async () => {
  await bench.remove();
  await database.drop();
});
beforeEach(async () => {
  await database.db.delete(ownerAlias);
  await setOwnerField(bench.ctx, { field: 'owner' });
});

describe('the list of owners', () => {
  it('has each name once with its customers, unmatched first, and proposes equal names and e-mails', async () => {
    await assign('nobody known', 'boss');
    const { names, customersWithoutOwner, candidates, field } = await listOwners(bench.ctx);
    expect(
      names.map(({ normal, customers, userId, proposedId }) => [
        ...[normal, customers, userId, proposedId],
      ]),
    ).toEqual([
      ['wang fang', 2, null, 'wang'],
      ['li lei', 1, null, 'li'],
      ['li@x.org', 1, null, 'li'],
      ['nobody known', 1, 'boss', null],
    ]);
    expect(names[0]?.spellings).toHaveLength(2);
    expect(customersWithoutOwner).toBe(1);
    expect(field?.key).toBe('owner');
    expect(candidates.map(({ key }) => key)).toEqual(['owner', 'team', 'secret']);
  });

  it('names nothing while no field is chosen, and takes the choice back', async () => {
    const { before } = await setOwnerField(bench.ctx, { field: null });
    expect(before).toBe('owner');
    expect(await listOwners(bench.ctx)).toMatchObject({ field: null, names: [] });
    await setOwnerField(bench.ctx, { field: before });
    expect((await listOwners(bench.ctx)).names).toHaveLength(4);
  });

  it('refuses the key and unknown fields as owners', async () => {
    await expect(setOwnerField(bench.ctx, { field: 'id' })).rejects.toThrow('WRONG_TYPE');
    await expect(setOwnerField(bench.ctx, { field: 'x' })).rejects.toThrow('UNKNOWN_FIELD');
  });

  it('assigns all or none and gives back what takes it back', async () => {
    await assign('Wang Fang', 'wang');
    const assignments = [
      { value: 'WANG FANG', userId: 'li' },
      { value: 'Li Lei', userId: 'li' },
    ];
    const { before } = await assignOwners(bench.ctx, { assignments });
    const stranger = assignOwners(bench.ctx, {
      assignments: [
        { value: 'Wang Fang', userId: 'boss' },
        { value: 'Li Lei', userId: 'nobody' },
      ],
    });
    await expect(stranger).rejects.toThrow('NOT_FOUND');
    const meant = async () =>
      new Map((await listOwners(bench.ctx)).names.map(({ normal, userId }) => [normal, userId]));
    expect((await meant()).get('wang fang')).toBe('li');
    await assignOwners(bench.ctx, { assignments: [...before] });
    expect((await meant()).get('wang fang')).toBe('wang');
    expect((await meant()).get('li lei')).toBeNull();
  });
});

describe('an executor', () => {
  const keys = { wang: ['A', 'B'], li: ['C', 'F'] } as const;

  beforeEach(async () => {
    await assign('Wang Fang', 'wang');
    await assign('Li Lei', 'li');
    await assign('LI@x.org', 'li');
  });

  it.each(['wang', 'li'] as const)(
    'sees exactly the customers of %s in every procedure',
    async (id) => {
      const { customers: call, traits } = createCaller(contextOf(id));
      const mine = keys[id];
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page = await call.list({ limit: 1, cursor });
        expect(page.total).toBe(mine.length);
        seen.push(...page.rows.map(({ key }) => key));
        cursor = page.next;
      } while (cursor !== null);
      expect(seen).toEqual(mine);
      for (const key of ['A', 'B', 'C', 'D', 'E', 'F']) {
        const found = await call.list({ search: `s-${key}` });
        expect(found.rows.map((row) => row.key)).toEqual(mine.filter((own) => own === key));
        for (const read of [call.get, call.timeline, call.activity, traits.ofCustomer]) {
          if (mine.includes(key as never)) await expect(read({ key })).resolves.toBeDefined();
          else await expect(read({ key })).rejects.toMatchObject({ code: 'NOT_FOUND' });
        }
      }
    },
  );

  it('may call no other procedure that reads customers', () => {
    const reading = Object.entries(allowTable.procedures)
      .filter(([, permission]) => permission === 'customer.read')
      .map(([path]) => path);
    expect(reading).toEqual([
      ...['customers.activity', 'customers.get', 'customers.list', 'customers.timeline'],
      'traits.ofCustomer',
    ]);
    const leaving = Object.values(allowTable.exports).filter((permission) =>
      allowTable.permissions[permission].includes('executor'),
    );
    expect(leaving).toEqual([]);
  });

  it('is kept to them by the compiler of rules too', async () => {
    const { customers } = await loadCatalog(database.db);
    const viewerScope = await readViewerScope(as('li'), customers);
    const { compiled } = await prepareEvaluation(bench.ctx, {
      ...{ rules: [{ key: 'all', rule: { kind: 'everyone' } }], asOf: undefined, viewerScope },
    });
    expect(compiled.fragment.params).toContainEqual(['li lei', 'li@x.org']);
    expect(await executeFragment(database.db, compiled.fragment)).toHaveLength(2);
  });

  it('sees nobody without a name, without an owner field, and once the name is somebody else’s', async () => {
    const kind = async (id: string) => (await createCaller(contextOf(id)).customers.list({})).kind;
    expect(await kind('gone')).toBe('noneYours');
    await assign('Wang Fang', 'li');
    expect(await kind('wang')).toBe('noneYours');
    await setOwnerField(bench.ctx, { field: null });
    expect(await kind('li')).toBe('noneYours');
    await expect(createCaller(contextOf('li')).customers.get({ key: 'C' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('is found by choices as well', async () => {
    await setOwnerField(bench.ctx, { field: 'team' });
    await assign('north', 'wang');
    const page = await createCaller(contextOf('wang')).customers.list({});
    expect(page.rows.map(({ key }) => key)).toEqual(['A', 'B']);
  });

  it('is named on the customer’s page, not where the field is hidden', async () => {
    const owner = async (key: string, role: Role) =>
      (await readCustomer(as('x', role), { key })).owner;
    expect(await owner('B', 'analyst')).toEqual({ value: 'ＷＡＮＧ fang', name: 'Wang Fang' });
    expect(await owner('E', 'analyst')).toEqual({ value: 'Nobody Known', name: null });
    expect(await owner('D', 'analyst')).toBeNull();
    const guard = (personal: boolean) =>
      updateField(bench.ctx, {
        ...{ table: 'customers', field: 'owner', label: { en: 'Owner', zh: '负责人' } },
        ...{ group: 'basic', personal, sensitive: false },
      });
    await guard(true);
    expect(await owner('B', 'analyst')).toBeNull();
    await guard(false);
  });
});

describe('a handover', () => {
  beforeEach(async () => {
    await assign('Wang Fang', 'wang');
    await assign('Nobody Known', 'gone');
    await assign('Li Lei', 'gone');
  });

  it('moves every name of the leaver, counts the customers, and comes back once', async () => {
    expect(await offerHandover(bench.ctx, { from: 'gone' })).toMatchObject({
      ...{ names: ['Li Lei', 'Nobody Known'], customers: 2 },
    });
    const { takers } = await offerHandover(bench.ctx, { from: 'wang' });
    expect(takers.map(({ id }) => id).sort()).toEqual(['boss', 'li']);
    const handed = await handOver(bench.ctx, { from: 'gone', to: 'wang' });
    expect(handed.customers).toBe(2);
    const list = () => createCaller(contextOf('wang')).customers.list({});
    expect((await list()).total).toBe(4);
    await takeBackHandover(bench.ctx, { id: handed.id });
    expect((await list()).total).toBe(2);
    expect((await offerHandover(bench.ctx, { from: 'gone' })).customers).toBe(2);
    await expect(takeBackHandover(bench.ctx, { id: handed.id })).rejects.toThrow('CONFLICT');
  });

  it('is not taken back over a name that has moved on', async () => {
    const { id } = await handOver(bench.ctx, { from: 'gone', to: 'li' });
    await assign('Nobody Known', 'boss');
    await expect(takeBackHandover(bench.ctx, { id })).rejects.toThrow('CONFLICT');
    expect((await offerHandover(bench.ctx, { from: 'li' })).names).toEqual(['Li Lei']);
  });

  it('goes to somebody else who is in service', async () => {
    await expect(handOver(bench.ctx, { from: 'wang', to: 'wang' })).rejects.toThrow('BAD_INPUT');
    await expect(handOver(bench.ctx, { from: 'wang', to: 'gone' })).rejects.toThrow('BAD_INPUT');
    await expect(handOver(bench.ctx, { from: 'li', to: 'wang' })).rejects.toThrow('NOT_FOUND');
  });
});

function contextOf(id: string): TrpcContext {
  const { db, sql } = database;
  const person = { id, name: id, role: 'executor' as const };
  return {
    ...{ db, sql, accounts: { db, sql }, data: { db, sql }, workspace: 'own', barred: null },
    viewer: { ...person, sessionId: 's', email: `${id}@x.org`, language: 'en' },
    actor: { kind: 'person', ...person },
    ...{ locale: 'en', requestHeaders: new Headers(), responseHeaders: null },
  };
}
