import type { Transaction } from '@/db/client';
import { computeDelta, type DeltaCounts } from './compute-delta';
import { findRemoved, type RemovedCounts } from './find-removed';
import type { ImportPlan } from './import-plan';
import type { SettledStage } from './settle-stage';

/** What an import does, or would do, counted. */
export type ComparedRows = DeltaCounts &
  RemovedCounts &
  Pick<SettledStage, 'repeated' | 'bad'> & {
    /** Rows of the file with at least one value. */
    readonly rows: number;
  };

/** Compares the settled rows with the stored ones, which stay as they are. */
export async function compareRows(
  tx: Transaction,
  plan: ImportPlan,
  { fitting, repeated, bad }: SettledStage,
): Promise<ComparedRows> {
  const counts = await computeDelta(tx, plan);
  const out = await findRemoved(tx, plan);
  const unchanged = plan.mode === 'delete' ? fitting - out.removed : counts.unchanged;
  return { ...counts, ...out, unchanged, repeated, bad, rows: fitting + repeated + bad };
}
