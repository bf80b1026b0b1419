import { readFile } from 'node:fs/promises';
import { connect } from '@/db/client';
import { ensureDatabase } from '@/db/embedded/embedded-server';
import type { Expectation, RuleCase } from '@/server/domain/oracle/rule-case';
import {
  type CaseVerdict,
  type Judgement,
  judgeCase,
} from '@/server/services/rule-cases/judge-case';

type Case = RuleCase & { readonly expect?: Expectation };

/** `npm run rule-cases -- FILE.json ...`: what each judge says of each case; 1 on any difference. */
async function main(files: readonly string[]): Promise<number> {
  if (files.length === 0) {
    process.stderr.write('usage: npm run rule-cases -- FILE.json [FILE.json ...]\n');
    return 2;
  }
  const database = await ensureDatabase();
  const connection = connect(database.url, { max: 1, applicationName: 'stratum rule cases' });
  let passed = 0;
  let failed = 0;
  try {
    for (const file of files) {
      const cases = JSON.parse(await readFile(file, 'utf8')) as readonly Case[];
      for (const ruleCase of cases) {
        const verdict = await judgeCase(connection.db, ruleCase);
        if (verdict.passed) passed += 1;
        else failed += 1;
        process.stdout.write(`${describe(verdict)}\n`);
      }
    }
  } finally {
    await connection.close();
    await database.release();
  }
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

function describe({ name, passed, expected, oracle, database, sql }: CaseVerdict): string {
  const told = [
    `${passed ? 'ok  ' : 'FAIL'} ${name}`,
    `  oracle   ${say(oracle)}`,
    `  database ${say(database)}`,
    `  text     ${sql === null ? 'refused' : `${sql.length} characters`}`,
  ];
  if (passed) return told.join('\n');
  return [...told, `  expected ${JSON.stringify(expected)}`, ...(sql ? [sql] : [])].join('\n');
}

function say(judgement: Judgement): string {
  return 'ids' in judgement
    ? `[${judgement.ids.join(', ')}]`
    : `refused: ${judgement.refused.join(', ')}`;
}

process.exitCode = await main(process.argv.slice(2));
