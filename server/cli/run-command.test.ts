import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  addCustomers,
  addOrder,
  livesIn,
  openShop,
  orderedRecently,
  type Shop,
} from '@/server/services/testing/shop';
import { runCommand } from './run-command';
import { verbTable } from './verb-table';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const name = { en: 'Recent', zh: '近期' };

let shop: Shop;
let folder: string;
beforeAll(async () => {
  shop = await openShop();
  await addCustomers(shop, 12);
  for (const customer of [2, 10]) await addOrder(shop, customer, '2011-01-10T00:00:00Z');
  process.env.DATABASE_URL = shop.url;
  folder = await mkdtemp(join(tmpdir(), 'stratum-cli-'));
});
afterAll(async () => {
  delete process.env.DATABASE_URL;
  await shop.drop();
  await rm(folder, { recursive: true });
});

type Told = { code: number | null; out: string; err: string };

/** As a process of its own. */
function stratum(...argv: string[]): Promise<Told> {
  const child = spawn(process.execPath, ['--import', 'tsx', main, ...argv], { env: process.env });
  const told = { out: '', err: '' };
  child.stdout.on('data', (text) => {
    told.out += text;
  });
  child.stderr.on('data', (text) => {
    told.err += text;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...told })));
}

/** Its standard output is closed before it writes. */
function stratumWithoutReader(...argv: string[]): Promise<Omit<Told, 'out'>> {
  const child = spawn(process.execPath, ['--import', 'tsx', main, ...argv], { env: process.env });
  child.stdout.destroy();
  let err = '';
  child.stderr.on('data', (text) => {
    err += text;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, err })));
}

async function file(content: unknown): Promise<string> {
  const path = join(folder, `${Math.random().toString(36).slice(2)}.json`);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

async function asked(...argv: string[]) {
  const answer = await runCommand(argv);
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return JSON.parse(JSON.stringify(answer.result));
}

async function refused(...argv: string[]) {
  const answer = await runCommand(argv);
  if (answer.ok) throw new Error(JSON.stringify(answer.result));
  expect(Object.keys(answer.refusal.error)).toEqual(['code', 'path', 'message', 'hint']);
  return answer.refusal.error;
}

describe('the command line', () => {
  it('evaluates a rule at a day of the workspace, its ids sorted as text', async () => {
    const rule = await file(orderedRecently(30));
    expect(await asked('evaluate', rule, '--as-of', '2011-01-20', '--ids')).toEqual({
      ...{ asOf: '2011-01-20T00:00:00Z', count: 2, total: 12, ids: ['10', '2'] },
    });
    expect(await asked('evaluate', rule, '--as-of', '2011-01-20T02:00:00+02:00')).toEqual({
      ...{ asOf: '2011-01-20T00:00:00Z', count: 2, total: 12 },
    });
  });

  it('applies, backfills, refreshes and tells sizes', async () => {
    const segments = [{ key: 'recent', name, rule: orderedRecently(30) }];
    const path = await file({ segments });
    expect(await asked('apply', path)).toEqual({
      segments: [{ key: 'recent', version: 1, change: 'created' }],
    });
    expect(await asked('apply', path)).toMatchObject({ segments: [{ change: 'unchanged' }] });
    const traits = [
      {
        ...{ key: 'spend', name, kind: 'activity', table: 'orders' },
        measure: { fn: 'sum', field: 'amount' },
      },
    ];
    const rule = { kind: 'trait', trait: 'spend', operator: '>', value: 1 };
    const both = { traits, segments: [{ key: 'spenders', name, rule }] };
    expect(await asked('apply', await file(both))).toEqual({
      traits: [{ key: 'spend', version: 1, change: 'created' }],
      segments: [{ key: 'spenders', version: 1, change: 'created' }],
    });
    const range = ['--from', '2011-01-01', '--to', '2011-02-01', '--every', 'month'];
    expect((await asked('backfill', ...range)).points).toHaveLength(2);
    await asked('refresh', '--as-of', '2011-02-15');
    expect(await asked('sizes', 'recent')).toEqual({
      points: [
        { asOf: '2011-01-01T00:00:00Z', size: 0, entered: 0, left: 0 },
        { asOf: '2011-02-01T00:00:00Z', size: 2, entered: 2, left: 0 },
        { asOf: '2011-02-15T00:00:00Z', size: 0, entered: 0, left: 2 },
      ],
    });
    expect(await refused('refresh', '--as-of', '2011-02-14')).toMatchObject({
      ...{ code: 'AS_OF_BACKWARDS', path: ['asOf'] },
    });
  });

  it('prints one object and ends with 0, or one error line and ends with 1', async () => {
    const [good, bad] = await Promise.all([
      stratum('sizes', 'recent'),
      stratum('sizes', 'recent', '--loud'),
    ]);
    expect(good).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(good.out).points).toHaveLength(3);
    expect(bad).toMatchObject({ code: 1, out: '' });
    expect(bad.err.trimEnd().split('\n')).toHaveLength(1);
    expect(JSON.parse(bad.err).error.code).toBe('BAD_INPUT');
  });

  it('refuses with a typed error', async () => {
    const wrong = await file({ ...livesIn('x'), field: 'nowhere' });
    expect(await refused('evaluate', wrong)).toMatchObject({
      code: 'UNKNOWN_FIELD',
      path: ['field'],
    });
    expect(await refused('evaluate', await file('{'))).toMatchObject({ code: 'BAD_FILE' });
    expect(await refused('evaluate', 'nowhere.json')).toMatchObject({ code: 'BAD_FILE' });
    const segments = [{ key: 'x', name, rule: livesIn('x'), more: 1 }];
    expect(await refused('apply', await file({ segments }))).toMatchObject({
      ...{ code: 'BAD_INPUT', path: ['segments', 0, 'more'] },
    });
    expect(await refused('sizes', 'nobody')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refused('refresh', '--as-of', '2011-02-30')).toMatchObject({ code: 'BAD_DATE' });
    expect(await refused('refresh', '--as-of', '2011-02-20T00:00:00')).toMatchObject({
      ...{ code: 'BAD_DATE', path: ['asOf'] },
    });
    expect(await refused('sizes', 'x', '--loud')).toMatchObject({ code: 'BAD_INPUT' });
    const which = { code: 'BAD_INPUT', message: 'Which verb?' };
    expect(await refused('dance')).toMatchObject(which);
    expect(await refused('toString')).toMatchObject(which);
    expect((await refused()).hint).toContain(Object.keys(verbTable).join(', '));
  });

  it('names its verbs, and ends quietly when its reader leaves', async () => {
    const told = await stratum('help');
    expect(told).toMatchObject({ code: 0, err: '' });
    expect(Object.keys(JSON.parse(told.out).verbs)).toEqual(Object.keys(verbTable));
    const left = await stratumWithoutReader('help');
    expect(left).toEqual({ code: 0, err: '' });
  });
});
