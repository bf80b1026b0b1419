import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';

/** The refusal BAD_FILE; `variant` names what is wrong with the file. */
export function badFile(variant: string, params?: Record<string, string | number>): StratumError {
  return new StratumError(problem('BAD_FILE', ['file'], params, variant));
}
