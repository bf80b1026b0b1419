import { executeFragment } from '@/db/execute-fragment';
import type { Database } from '@/db/client';
import { compileEvaluation } from '@/server/domain/evaluation/compile-evaluation';
import { evaluate } from '@/server/domain/oracle/evaluate';
import type { Expectation, RuleCase } from '@/server/domain/oracle/rule-case';
import { type Calendar, Weekday } from '@/server/domain/time/calendar';
import { readMoment } from '@/server/domain/time/resolve-window';
import { caseCatalog } from './case-catalog';
import { loadCase } from './load-case';

/** What one judge says: who is in, as sorted ids, or the codes it refuses with. */
export type Judgement =
  | { readonly ids: readonly string[] }
  | { readonly refused: readonly string[] };

export type CaseVerdict = {
  readonly name: string;
  readonly passed: boolean;
  readonly expected: Expectation | undefined;
  readonly oracle: Judgement;
  readonly database: Judgement;
  /** The compiled text; null when the rule was refused. */
  readonly sql: string | null;
};

/**
 * Puts one case before its judges: the compiler's text, the rows PostgreSQL gives
 * for it, and the oracle. Passed when the last two agree with `expect`, or with
 * each other where a case expects nothing.
 */
export async function judgeCase(
  db: Database,
  ruleCase: RuleCase & { readonly expect?: Expectation },
): Promise<CaseVerdict> {
  const oracle = judgeByOracle(ruleCase);
  const { judgement: database, sql } = await judgeByDatabase(db, ruleCase);
  const expected = ruleCase.expect;
  const passed =
    expected === undefined
      ? agree(oracle, database)
      : meets(oracle, expected) && meets(database, expected);
  return { name: ruleCase.name, passed, expected, oracle, database, sql };
}

export function judgeByOracle(ruleCase: RuleCase): Judgement {
  const verdict = evaluate(ruleCase);
  return 'ids' in verdict
    ? { ids: [...new Set(verdict.ids)].sort() }
    : { refused: codes(verdict.refused) };
}

async function judgeByDatabase(db: Database, ruleCase: RuleCase) {
  const catalog = caseCatalog(ruleCase);
  const calendar: Calendar = {
    timeZone: ruleCase.timeZone,
    weekStart: Weekday.parse(ruleCase.weekStart ?? 'monday'),
    fiscalYearStart: ruleCase.fiscalYearStart ?? 1,
  };
  const asOf = readMoment(ruleCase.asOf, calendar);
  if (asOf === null) throw new Error(`${ruleCase.name}: asOf is no instant`);
  const compiled = compileEvaluation(
    [
      {
        key: ruleCase.name,
        rule: ruleCase.rule,
        ...(ruleCase.key !== undefined && { segment: ruleCase.key }),
      },
    ],
    { catalog, calendar, ...(ruleCase.kpiPeriod && { kpiPeriod: ruleCase.kpiPeriod }) },
    {
      asOf,
      scope: { kind: 'all' },
      viewerScope: { kind: 'everyone' },
      source: { kind: 'live' },
    },
  );
  if ('refused' in compiled) {
    const problems = compiled.refused.flatMap((refusal) => refusal.problems);
    return { judgement: { refused: codes(problems) }, sql: null };
  }
  const ids = await db.transaction(async (tx) => {
    const names = await loadCase(tx, ruleCase, catalog);
    const rows = await executeFragment<{ customer_id: string; w1: string }>(tx, compiled.fragment);
    return rows
      .filter((row) => (BigInt(row.w1) & 1n) === 1n)
      .map((row) => names[Number(row.customer_id) - 1] as string);
  });
  return { judgement: { ids: ids.sort() }, sql: compiled.fragment.text };
}

function codes(problems: readonly { readonly code: string }[]): string[] {
  return [...new Set(problems.map((one) => one.code))].sort();
}

function meets(judgement: Judgement, expected: Expectation): boolean {
  if ('refused' in expected)
    return 'refused' in judgement && judgement.refused.includes(expected.refused);
  return 'ids' in judgement && same(judgement.ids, [...new Set(expected)].sort());
}

function agree(a: Judgement, b: Judgement): boolean {
  if ('ids' in a) return 'ids' in b && same(a.ids, b.ids);
  return 'refused' in b && same(a.refused, b.refused);
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
