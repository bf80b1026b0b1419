import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/db/testing/test-database';
import type { Expectation, RuleCase } from '@/server/domain/oracle/rule-case';
import { judgeCase } from './judge-case';

type Case = RuleCase & { readonly expect: Expectation };

const folder = fileURLToPath(new URL('../../domain/oracle/cases/', import.meta.url));
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.json') && !name.startsWith('later-'))
  .sort();

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ empty: true });
});
afterAll(() => database.drop());

describe.each(files)('%s', (file) => {
  const cases = JSON.parse(readFileSync(folder + file, 'utf8')) as readonly Case[];
  it.each(cases.map((each) => [each.name, each] as const))('%s', async (_, ruleCase) => {
    const { expected, oracle, database: rows } = await judgeCase(database.db, ruleCase);
    const told =
      expected !== undefined && 'refused' in expected
        ? { refused: expect.arrayContaining([expected.refused]) }
        : { ids: [...new Set(expected)].sort() };
    expect({ oracle, rows }).toEqual({ oracle: told, rows: told });
  });
});
