import { sql } from 'drizzle-orm';
import { openDedicatedSession } from '@/db/dedicated-session';
import { catalogSql } from '@/db/identifier-sql';
import type { Transaction } from '@/db/client';
import { quoteIdentifier } from '@/server/domain/catalog/identifiers';
import type { Context } from '../context';
import { takeImportLock } from './import-lock';
import type { ImportPlan } from './import-plan';
import { type ComparedRows, compareRows } from './land-rows';
import { planImport } from './plan-import';
import { profileFile } from './profile-file';
import { settleStage } from './settle-stage';
import { type BadRow, type ImportProgress, type ImportRequest, readRows } from './run-import';
import { openTableFile } from './table-file';

export type BadRowGroup = {
  readonly column: string;
  readonly code: string;
  readonly rows: number;
  /** The first line of the file it was seen on. */
  readonly line: number;
};

export type CheckedImport = ComparedRows & {
  readonly rows: number;
  /** How the first rows will be stored, by field. */
  readonly sample: readonly Readonly<Record<string, string | null>>[];
  readonly badGroups: readonly BadRowGroup[];
  readonly badRows: readonly BadRow[];
};

const badRowsShown = 20;
const sampleRows = 5;

class Undo extends Error {
  constructor(readonly checked: CheckedImport) {
    super('a check keeps nothing');
  }
}

/** Does all of an import but keep it: what would be new, changed and set aside. Refuses as runImport does, but tells bad rows even when no row fits. */
export async function checkImport(
  ctx: Context,
  request: ImportRequest,
  progress: ImportProgress,
): Promise<CheckedImport> {
  const session = openDedicatedSession(ctx.sql, 'stratum import');
  try {
    await takeImportLock(session);
    const file = await openTableFile(request.path, request.mapping.reading);
    try {
      const plan = await planImport(session.db, {
        mapping: request.mapping,
        header: file.header,
        profile: async () => (await profileFile(request.path, request.mapping.reading)).columns,
      });
      const rows = await readRows(session, plan, file, progress);
      await progress('land', file.size, file.size);
      return await session.db
        .transaction(async (tx) => {
          throw new Undo(await check(tx, plan, rows));
        })
        .catch((error: unknown) => {
          if (error instanceof Undo) return error.checked;
          throw error;
        });
    } finally {
      file.close();
    }
  } finally {
    await session.close();
  }
}

async function check(tx: Transaction, plan: ImportPlan, rows: number): Promise<CheckedImport> {
  const { added, changed, unchanged, repeated, bad } = await compareRows(
    tx,
    plan,
    await settleStage(tx, plan),
  );
  const groups = await tx.execute<{ column: string; code: string; rows: string; line: string }>(sql`
    select bad_column as "column", bad_code as code, count(*) as rows, min(line) as line
    from import_stage where bad_code is not null
    group by 1, 2 order by count(*) desc, min(line) limit 20`);
  const badRows = await tx.execute<{
    line: string;
    column: string;
    code: string;
    value: string;
  }>(sql`
    select line, bad_column as "column", bad_code as code, bad_value as value from import_stage
    where bad_code is not null order by line, bad_column limit ${badRowsShown}`);
  return {
    rows,
    added,
    changed,
    unchanged,
    repeated,
    bad,
    sample: await firstStored(tx, plan),
    badGroups: groups.map((group) => ({
      ...group,
      rows: Number(group.rows),
      line: Number(group.line),
    })),
    badRows: badRows.map((row) => ({ ...row, line: Number(row.line) })),
  };
}

async function firstStored(tx: Transaction, plan: ImportPlan): Promise<CheckedImport['sample']> {
  const shown = plan.columns.map(
    ({ column }, index) => `${quoteIdentifier(column)}::text as c${index}`,
  );
  const customer = plan.customer ? ['customer_key::text as customer'] : [];
  const rows = await tx.execute<Record<string, string | null>>(
    catalogSql(`select ${[...customer, ...shown].join(', ')} from import_stage
      where bad_code is null order by line limit ${sampleRows}`),
  );
  return rows.map((row) => ({
    ...(plan.customer && { [plan.customer.header]: row.customer ?? null }),
    ...Object.fromEntries(
      plan.columns.map(({ header }, index) => [header, row[`c${index}`] ?? null]),
    ),
  }));
}
