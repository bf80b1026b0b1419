import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/db/testing/test-database';
import { ALL_KINDS, randomCase } from '@/server/domain/oracle/random-case';
import type { RuleCase } from '@/server/domain/oracle/rule-case';
import { type Judgement, judgeCase } from './judge-case';

/** More rules on demand: RANDOM_RULES=100000 RANDOM_SEED=7 npx vitest run random-rules */
const rules = Number(process.env.RANDOM_RULES ?? 2_000);
const firstSeed = Number(process.env.RANDOM_SEED ?? 1);
const shareNeeded = 0.6;
const complementEvery = 10;
const compiled = { kinds: ALL_KINDS, toOne: true, history: false };

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ empty: true });
});
afterAll(() => database.drop());

describe(`random rules from seed ${firstSeed}`, () => {
  it(`mean the same to PostgreSQL and the oracle, ${rules} times`, {
    timeout: 3_600_000,
  }, async () => {
    let balanced = 0;
    for (let seed = firstSeed; seed < firstSeed + rules; seed += 1) {
      const ruleCase = randomCase(seed, compiled);
      const { oracle, database: rows } = await judgeCase(database.db, ruleCase);
      expect({ seed, rows }).toEqual({ seed, rows: oracle });
      const chosen = idsOf(rows).length;
      const all = ruleCase.rows.customers?.length ?? 0;
      if (seed % complementEvery === 0) await expectComplement(ruleCase, chosen);
      if (chosen >= 0.05 * all && chosen <= 0.95 * all) balanced += 1;
    }
    expect(balanced / rules).toBeGreaterThanOrEqual(shareNeeded);
  });
});

/** |rule| + |not rule| = everyone that exists, all three counted by PostgreSQL. */
async function expectComplement(ruleCase: RuleCase, chosen: number): Promise<void> {
  const count = async (rule: unknown) =>
    idsOf((await judgeCase(database.db, { ...ruleCase, rule })).database).length;
  const not = { kind: 'group', combinator: 'and', not: true, rules: [ruleCase.rule] };
  const others = await count(not);
  const everyone = await count({ kind: 'everyone' });
  expect({ name: ruleCase.name, sum: chosen + others }).toEqual({
    name: ruleCase.name,
    sum: everyone,
  });
}

function idsOf(judgement: Judgement): readonly string[] {
  if ('refused' in judgement) throw new Error(`refused: ${judgement.refused.join()}`);
  return judgement.ids;
}
