import type { Context } from '../context';
import { claimWork, type WorkOutcome } from '../work/claim-work';
import { BackfillSegmentsInput, backfillSegments } from './backfill-segments';

/** Does what a row of `work` of kind backfill asks for; points that stand are not computed again. */
export async function runBackfillWork(
  ctx: Context,
  workId: string,
  isStopping: () => boolean,
): Promise<WorkOutcome> {
  return claimWork(
    ctx,
    workId,
    async ({ input, report }) => {
      const parsed = BackfillSegmentsInput.parse(input);
      const { points } = await backfillSegments(ctx, parsed, ({ asOf, done, total }) =>
        report({ step: asOf, done, total }),
      );
      await report({ done: points.length, total: points.length });
      return { points: points.length };
    },
    isStopping,
  );
}
