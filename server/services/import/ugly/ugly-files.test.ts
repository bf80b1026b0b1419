import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/db/testing/test-database';
import { type ImportBench, openImportBench } from '../import-fixture';
import { profileFile } from '../profile-file';
import { type ImportRequest, runImport } from '../run-import';
import { byKey, emptyDatabase, hashTables, mappingOf, readStored, tellRefusal } from './ugly-bench';
import type { Landed, Refused, UglyFile } from './ugly-file';
import { uglyFiles } from './ugly-files';

const zone = 'Asia/Shanghai';
let held: TestDatabase;
let bench: ImportBench;
let empty: TestDatabase;
let fresh: ImportBench;

/** A database that holds customers already, which no refused file may touch. */
beforeAll(async () => {
  held = await createTestDatabase();
  bench = await openImportBench(held, zone);
  const path = await bench.write('before.csv', 'id,city,名称\nA,Oslo,before\nZ,Rome,before\n');
  await runImport(bench.ctx, { path, mapping: { into: 'customers', key: 'id' } });
  empty = await createTestDatabase();
  fresh = await openImportBench(empty, zone);
});

afterAll(async () => {
  await bench.remove();
  await held.drop();
  await fresh.remove();
  await empty.drop();
});

const all = Object.entries(uglyFiles).flatMap(([subject, files]) =>
  files.map((file) => ({ file, title: `${subject}, ${file.name}: ${file.why}` })),
);

describe('an ugly file lands as it should', () => {
  for (const { file, title } of all) {
    const expected = file.expect;
    if (expected.kind !== 'landed') continue;
    it(title, async () => {
      const path = await bench.write(file.name, file.bytes());
      await expectLanding(path, file, expected);
      await expectNotes(path, file, expected);
    });
  }
});

async function expectNotes(path: string, file: UglyFile, expected: Landed): Promise<void> {
  const profile = await profileFile(path, file.reading);
  const kinds = profile.notes.map(({ kind }) => kind);
  expect([...new Set(kinds)].sort()).toEqual([...(expected.notes ?? [])].sort());
}

async function expectLanding(path: string, file: UglyFile, expected: Landed): Promise<void> {
  await emptyDatabase(empty);
  const request = { path, mapping: mappingOf(file) };
  if (expected.bad) await expectConsent(request);
  const result = await runImport(fresh.ctx, { ...request, acceptBad: true });
  const stored = await readStored(empty);
  const places = expected.fields.map((field) => stored.fields.indexOf(field));
  const keyAt = expected.fields.indexOf(file.key ?? 'id');
  expect(stored.fields.length).toBe(expected.width ?? expected.fields.length);
  expect(stored.rows.map((row) => places.map((at) => row[at]))).toEqual(
    byKey(expected.rows, keyAt),
  );
  expect(stored.kinds).toMatchObject(expected.kinds ?? {});
  expect(result.badRows.map(({ line, column, code }) => [line, column, code])).toEqual(
    expected.bad ?? [],
  );
  expect(result).toMatchObject({
    new: expected.rows.length,
    repeated: expected.repeated ?? 0,
    bad: expected.bad?.length ?? 0,
  });
}

/** Without a person's word for it the rows that fit do not land either. */
async function expectConsent(request: ImportRequest): Promise<void> {
  const before = await hashTables(empty);
  const told = tellRefusal(await refusalOf(runImport(fresh.ctx, request)));
  expect(told.code).toMatch(/^BAD_ROWS/);
  expect(await hashTables(empty)).toEqual(before);
}

describe('an ugly file is refused by name, and nothing of it stays', () => {
  for (const { file, title } of all) {
    const expected = file.expect;
    if (expected.kind === 'refused') it(title, () => expectRefusal(file, expected));
  }
});

async function expectRefusal(file: UglyFile, expected: Refused): Promise<void> {
  const path = await bench.write(file.name, file.bytes());
  const before = await hashTables(held);
  const importing = runImport(bench.ctx, { path, mapping: mappingOf(file), acceptBad: true });
  const told = tellRefusal(await refusalOf(importing));
  expect(`${told.code}.`).toContain(`${expected.code}.`);
  if (expected.line !== undefined) expect(told.line).toBe(expected.line);
  await profileFile(path, file.reading).catch(tellRefusal);
  expect(await hashTables(held)).toEqual(before);
}

const refusalOf = (importing: Promise<unknown>) =>
  importing.then(
    () => new Error('the file was accepted'),
    (refusal: unknown) => refusal,
  );

describe('a bomb', () => {
  it('is refused before it takes memory or time', async () => {
    const bombs = all.filter(({ file }) => file.name.startsWith('bomb'));
    const start = process.memoryUsage().rss;
    let most = 0;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss - start);
    }, 5);
    for (const { file } of bombs) {
      const path = await bench.write(file.name, file.bytes());
      const began = performance.now();
      await expect(profileFile(path, file.reading)).rejects.toThrow('BAD_FILE');
      expect(performance.now() - began).toBeLessThan(20_000);
    }
    clearInterval(watch);
    expect(bombs.length).toBeGreaterThan(5);
    expect(most).toBeLessThan(400 * 1_048_576);
  });
});
