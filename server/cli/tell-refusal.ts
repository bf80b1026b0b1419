import { ZodError } from 'zod';
import { DatabaseUnavailable } from '@/db/embedded/database-unavailable';
import { phraseProblem } from '@/server/services/problems/phrase-problem';
import { type PhrasedProblem, problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { Locale } from '@/server/services/context';

/** What went wrong, as the one object of the error line. Faults of ours are logged before it. */
export function tellRefusal(cause: unknown, locale: Locale): { readonly error: PhrasedProblem } {
  if (cause instanceof StratumError) return { error: phraseProblem(cause.problems[0], locale) };
  if (cause instanceof ZodError) {
    const [issue] = cause.issues;
    const steps = [...(issue?.path ?? []), ...(issue && 'keys' in issue ? issue.keys : [])];
    const path = steps.map((step) => (typeof step === 'symbol' ? String(step) : step));
    return { error: phraseProblem(problem('BAD_INPUT', path), locale) };
  }
  if (cause instanceof DatabaseUnavailable) {
    const { message, hint } = cause;
    return { error: { code: 'DATABASE_UNAVAILABLE', path: [], message, hint } };
  }
  process.stderr.write(`${cause instanceof Error ? cause.stack : String(cause)}\n`);
  return { error: phraseProblem(problem('INTERNAL', [], { reference: 'above' }), locale) };
}
