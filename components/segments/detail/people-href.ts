import type { MoveKind, MoveSpan } from '@/components/charts/history';

/** The members of a segment at an instant; without one, now. */
export function peopleHref(id: string, asOf: string | null): string {
  const path = `/segments/${id}/members`;
  return asOf === null ? path : `${path}?at=${encodeURIComponent(asOf)}`;
}

/** Those who entered or left a segment in a stretch of time. */
export function moversHref(id: string, kind: MoveKind, span: MoveSpan): string {
  return `/segments/${id}/members?${moversParams(kind, span)}`;
}

export function moversParams(kind: MoveKind, { after, until, cause }: MoveSpan): URLSearchParams {
  return new URLSearchParams({
    moved: kind,
    ...(after !== null && { after }),
    until,
    ...(cause && { cause }),
  });
}
