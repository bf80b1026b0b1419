import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/db/testing/test-database';
import { type ImportBench, openImportBench } from '../import-fixture';
import { profileFile } from '../profile-file';
import { runImport } from '../run-import';
import { hashTables, mappingOf, refusalOf, tellRefusal, titledFiles } from './ugly-bench';
import type { Refused, UglyFile } from './ugly-file';

let held: TestDatabase;
let bench: ImportBench;

/** A database that holds customers already, which no refused file may touch. */
beforeAll(async () => {
  held = await createTestDatabase();
  bench = await openImportBench(held, 'Asia/Shanghai');
  const path = await bench.write('before.csv', 'id,city,名称\nA,Oslo,before\nZ,Rome,before\n');
  await runImport(bench.ctx, { path, mapping: { into: 'customers', key: 'id' } });
});

afterAll(async () => {
  await bench.remove();
  await held.drop();
});

describe('an ugly file is refused by name, and nothing of it stays', () => {
  for (const { file, title } of titledFiles) {
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

describe('a bomb', () => {
  it('is refused before it takes memory or time', async () => {
    const bombs = titledFiles.filter(({ file }) => file.name.startsWith('bomb'));
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
