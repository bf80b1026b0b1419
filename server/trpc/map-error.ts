import { randomBytes } from 'node:crypto';
import { TRPCError } from '@trpc/server';
import pino from 'pino';
import { ZodError } from 'zod';
import { phraseProblem } from '@/server/services/problems/phrase-problem';
import { type PhrasedProblem, type Problem, problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { Locale } from '@/server/services/context';
import { describeFault } from './describe-fault';

const log = pino({ name: 'web' }, pino.destination(2));

type StatusCode = TRPCError['code'];

const statusByCode: Partial<Record<Problem['code'], StatusCode>> = {
  NOT_SIGNED_IN: 'UNAUTHORIZED',
  NOT_ALLOWED: 'FORBIDDEN',
  NOT_FOUND: 'NOT_FOUND',
  CONFLICT: 'CONFLICT',
  ALREADY_EXISTS: 'CONFLICT',
  IN_USE: 'CONFLICT',
  BUSY: 'TOO_MANY_REQUESTS',
  CANCELLED: 'CLIENT_CLOSED_REQUEST',
  TIMED_OUT: 'TIMEOUT',
  DATABASE_UNAVAILABLE: 'SERVICE_UNAVAILABLE',
  INTERNAL: 'INTERNAL_SERVER_ERROR',
};

const references = new WeakMap<Error, string>();

/** A refusal becomes a status a client can tell apart; anything else stays a fault of ours. */
export function toTrpcError(error: TRPCError): TRPCError {
  return error.cause instanceof StratumError ? refuse(error.cause) : error;
}

export function refuse(refusal: StratumError): TRPCError {
  const code = statusByCode[refusal.problems[0].code] ?? 'BAD_REQUEST';
  return new TRPCError({ code, message: refusal.message, cause: refusal });
}

export type ErrorData = {
  readonly problems: readonly PhrasedProblem[];
  /** Names the log line of an unexpected error; null for refusals. */
  readonly reference: string | null;
};

/** What a client is told: problems in the reader's language, never a message or stack of ours. */
export function describeError(
  error: TRPCError,
  path: string | undefined,
  locale: Locale,
): ErrorData {
  const problems = problemsOf(error);
  const reference = problems ? null : refer(error, path);
  const told = problems ?? [problem('INTERNAL', [], { reference: reference ?? '' })];
  return { problems: told.map((one) => phraseProblem(one, locale)), reference };
}

function problemsOf(error: TRPCError): readonly Problem[] | null {
  if (error.cause instanceof StratumError) return error.cause.problems;
  if (error.cause instanceof ZodError) return error.cause.issues.flatMap(problemsOfIssue);
  if (error.code === 'NOT_FOUND') return [problem('NOT_FOUND', [])];
  if (error.code === 'INTERNAL_SERVER_ERROR') return null;
  return [problem('BAD_INPUT', [])];
}

function problemsOfIssue(issue: ZodError['issues'][number]): Problem[] {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  if (issue.code === 'custom' && issue.params?.code === 'UNKNOWN_ZONE') {
    return [problem('UNKNOWN_ZONE', path, { zone: String(issue.input ?? '') })];
  }
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => problem('BAD_INPUT', [...path, key]));
  }
  return [problem('BAD_INPUT', path)];
}

function refer(error: TRPCError, path: string | undefined): string {
  const fault = error.cause ?? error;
  const known = references.get(fault);
  if (known) return known;
  const reference = randomBytes(4).toString('hex');
  references.set(fault, reference);
  log.error({ reference, path, fault: describeFault(fault) }, 'unexpected error');
  return reference;
}
