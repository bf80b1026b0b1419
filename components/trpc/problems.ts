import { TRPCClientError } from '@trpc/client';
import type { PhrasedProblem } from '@/server/domain/problem/problem';

type ErrorData = {
  readonly code?: string;
  readonly problems?: readonly PhrasedProblem[];
  readonly reference?: string | null;
};

/** The problems an error carries, already in the reader's language; empty when nothing answered. */
export function problemsOf(error: unknown): readonly PhrasedProblem[] {
  return dataOf(error)?.problems ?? [];
}

/** The id of the log line of an unexpected error. */
export function referenceOf(error: unknown): string | null {
  return dataOf(error)?.reference ?? null;
}

/** Whether the server understood and said no, so that asking again changes nothing. */
export function isRefusal(error: unknown): boolean {
  const data = dataOf(error);
  return data?.problems !== undefined && !data.reference && data.code !== 'SERVICE_UNAVAILABLE';
}

/** Messages by the first step of their path, for the fields of a form; '' holds those about the whole. */
export function problemsByField(error: unknown): Record<string, string> {
  const byField: Record<string, string> = {};
  for (const { path, message, hint } of problemsOf(error)) {
    const field = String(path[0] ?? '');
    byField[field] ??= hint ? `${message} ${hint}` : message;
  }
  return byField;
}

function dataOf(error: unknown): ErrorData | null {
  return error instanceof TRPCClientError ? ((error.data ?? null) as ErrorData | null) : null;
}
