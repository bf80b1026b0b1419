/** Why a row was set aside; messages/<locale>/data.json has the words. */
export const badRowCodes = [
  'MISSING_KEY',
  'MISSING_CUSTOMER',
  'MISSING_TIME',
  'UNKNOWN_CUSTOMER',
  'BAD_WIDTH',
  'BAD_NUMBER',
  'NUMBER_TOO_LONG',
  'BAD_DATE',
  'BAD_TIME',
  'BAD_BOOLEAN',
  'BAD_LIST',
  'BAD_TEXT',
  'TEXT_TOO_LONG',
] as const;
export type BadRowCode = (typeof badRowCodes)[number];

/** A cell that cannot be stored under its column's type. */
export class BadValue {
  constructor(readonly code: BadRowCode) {}
}

/** What a reader makes of a cell: canonical text, null for blank, or the reason it does not fit. */
export type ReadValue<T = string> = T | null | BadValue;

const longestShown = 200;

/** A cell as it can be kept and shown in a list of bad rows: at most 200 characters, no NUL. */
export function showBadValue(raw: string): string {
  const points = Array.from(raw.slice(0, longestShown * 2), (point) =>
    point === '\0' || /\p{Surrogate}/u.test(point) ? '\uFFFD' : point,
  );
  const shown = points.slice(0, longestShown).join('');
  return points.length > longestShown || raw.length > longestShown * 2 ? `${shown}…` : shown;
}
