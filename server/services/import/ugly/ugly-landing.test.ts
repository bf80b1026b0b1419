import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/db/testing/test-database';
import { type ImportBench, openImportBench } from '../import-fixture';
import { profileFile } from '../profile-file';
import { type ImportRequest, runImport } from '../run-import';
import {
  byKey,
  emptyDatabase,
  hashTables,
  mappingOf,
  readStored,
  refusalOf,
  tellRefusal,
  titledFiles,
} from './ugly-bench';
import type { Landed, UglyFile } from './ugly-file';

let database: TestDatabase;
let bench: ImportBench;

beforeAll(async () => {
  database = await createTestDatabase();
  bench = await openImportBench(database, 'Asia/Shanghai');
});

afterAll(async () => {
  await bench.remove();
  await database.drop();
});

describe('an ugly file lands as it should', () => {
  for (const { file, title } of titledFiles) {
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
  const { notes, columns } = await profileFile(path, file.reading);
  const kinds = new Set(notes.map(({ kind }) => kind));
  expect([...kinds].sort()).toEqual([...(expected.notes ?? [])].sort());
  const columnOf = (name: string) => columns.find(({ header }) => header === name);
  for (const [name, kind] of Object.entries(expected.findings ?? {}))
    expect(columnOf(name)?.findings.map((finding) => finding.kind)).toContain(kind);
  for (const [name, form] of Object.entries(expected.proposed ?? {}))
    expect(columnOf(name)?.form).toMatchObject(form);
}

async function expectLanding(path: string, file: UglyFile, expected: Landed): Promise<void> {
  await emptyDatabase(database);
  const request = { path, mapping: mappingOf(file) };
  if (expected.bad) await expectConsent(request);
  const result = await runImport(bench.ctx, { ...request, acceptBad: true });
  const stored = await readStored(database);
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
  const before = await hashTables(database);
  const told = tellRefusal(await refusalOf(runImport(bench.ctx, request)));
  expect(told.code).toMatch(/^BAD_ROWS/);
  expect(await hashTables(database)).toEqual(before);
}
