import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { ComparedRows } from './compare-rows';
import type { ImportPlan } from './import-plan';

/** The share of a table's rows that a snapshot takes out of use without being asked again. */
export const unaskedRemoval = 0.3;

/** Whether a snapshot would take so much that it is more likely a torn or wrong file. */
export function isLargeRemoval(
  { mode }: Pick<ImportPlan, 'mode'>,
  { removed, inUse }: Pick<ComparedRows, 'removed' | 'inUse'>,
): boolean {
  return mode === 'snapshot' && removed > inUse * unaskedRemoval;
}

/** Refuses BAD_INPUT for a snapshot that takes more than three tenths of the rows without being told so. */
export function requireConsent(
  plan: ImportPlan,
  compared: ComparedRows,
  acceptRemoval: boolean,
): void {
  if (acceptRemoval || !isLargeRemoval(plan, compared)) return;
  const { removed, inUse } = compared;
  throw new StratumError(
    problem('BAD_INPUT', ['acceptRemoval'], { removed, rows: inUse }, 'largeRemoval'),
  );
}
