import { TRPCError } from '@trpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/db/testing/test-database';
import { type Permission, type Role, roles } from '@/server/domain/access/permission';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { allowTable } from '@/server/trpc/testing/allow-table';
import { appRouter, createCaller } from '@/server/trpc/app-router';
import type { TrpcContext } from '@/server/trpc/context';

type Caller = Role | 'anonymous';
type AnySchema = { _zod: { def: { type: string; catchall?: AnySchema } } };
type AnyProcedure = {
  _def: { meta?: { permission?: Permission }; inputs?: readonly AnySchema[] };
};

const procedures = Object.entries(appRouter._def.procedures as Record<string, unknown>).map(
  ([path, procedure]) => [path, procedure as AnyProcedure] as const,
);
const callers: readonly Caller[] = ['anonymous', ...roles];

process.env.STRATUM_SECRET ??= 'a secret of the tests, at least 32 long';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe('procedures', () => {
  it('each declare a permission', () => {
    const undeclared = procedures.filter(([, { _def }]) => !_def.meta?.permission);
    expect(undeclared.map(([path]) => path)).toEqual([]);
  });

  it('are each named in the allow table with their permission, and nothing else is', () => {
    const declared = procedures.map(([path, { _def }]) => [path, _def.meta?.permission]);
    const expected = Object.entries(allowTable.procedures);
    expect(Object.fromEntries(declared)).toEqual(Object.fromEntries(expected));
  });

  it('refuse members their input does not name', () => {
    const loose = procedures.filter(([, { _def }]) =>
      (_def.inputs ?? []).some(({ _zod: { def } }) => def.catchall?._zod.def.type !== 'never'),
    );
    expect(loose.map(([path]) => path)).toEqual([]);
  });

  it.each(callers)('let %s through exactly where the table says so', async (caller) => {
    const letThrough: string[] = [];
    for (const [path] of procedures) if (await isLetThrough(path, caller)) letThrough.push(path);
    const expected = Object.entries(allowTable.procedures)
      .filter(([, permission]) => allowTable.permissions[permission].includes(caller))
      .map(([path]) => path);
    expect(letThrough.sort()).toEqual(expected.sort());
  });
});

/** Calls the procedure with an input no schema accepts: whoever gets as far as its schema or its verb was let through. */
async function isLetThrough(path: string, caller: Caller): Promise<boolean> {
  const call = path
    .split('.')
    .reduce<unknown>(
      (at, step) => (at as Record<string, unknown>)[step],
      createCaller(contextOf(caller)),
    ) as (input: unknown) => Promise<unknown>;
  try {
    await call(Symbol('no input'));
    return true;
  } catch (error) {
    const cause = error instanceof TRPCError ? error.cause : error;
    if (!(cause instanceof StratumError)) return true;
    const { code } = cause.problems[0];
    return code !== 'NOT_ALLOWED' && code !== 'NOT_SIGNED_IN';
  }
}

function contextOf(caller: Caller): TrpcContext {
  const person = { id: 'p', name: 'P', role: caller as Role };
  const { db, sql } = database;
  return {
    ...{ db, sql, accounts: { db, sql }, data: { db, sql }, workspace: 'own', barred: null },
    viewer:
      caller === 'anonymous'
        ? null
        : { ...person, sessionId: 's', email: 'p@example.com', language: 'en' },
    actor:
      caller === 'anonymous' ? { kind: 'system', name: 'visitor' } : { kind: 'person', ...person },
    locale: 'en',
    requestHeaders: new Headers(),
    responseHeaders: null,
  };
}
