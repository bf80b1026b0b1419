/** Why a row was set aside; messages/<locale>/data.json has the words. */
export const badRowCodes = [
  'MISSING_KEY',
  'MISSING_CUSTOMER',
  'MISSING_TIME',
  'UNKNOWN_CUSTOMER',
  'UNKNOWN_ROW',
  'BAD_WIDTH',
  'BAD_NUMBER',
  'NUMBER_TOO_LONG',
  'LOST_DIGITS',
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
