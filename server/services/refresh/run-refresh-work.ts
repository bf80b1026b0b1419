import type { Context } from '../context';
import { claimWork, type WorkOutcome } from '../work/claim-work';
import { RefreshSegmentsInput, refreshSegments } from './refresh-segments';

const phases = ['evaluate', 'close', 'open', 'receipt', 'commit'] as const;

/** Does what a row of `work` of kind refresh asks for. A job may come twice. */
export async function runRefreshWork(
  ctx: Context,
  workId: string,
  isStopping: () => boolean,
): Promise<WorkOutcome> {
  return claimWork(
    ctx,
    workId,
    async ({ input, report }) => {
      const { asOf, segments } = await refreshSegments(
        ctx,
        RefreshSegmentsInput.parse(input),
        (phase) => report({ step: phase, done: phases.indexOf(phase) + 1, total: phases.length }),
      );
      return { asOf, segments: segments.length };
    },
    isStopping,
  );
}
