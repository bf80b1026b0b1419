/** What a spreadsheet takes for the beginning of a formula, full-width forms too, and what a guard before one looks like. */
const formulaStart = /^'*[=+\-@\t\r\n\0＝＋－＠]/;
const guarded = /^'+[=+\-@\t\r\n\0＝＋－＠]/;
const needsQuotes = /["\r\n,]/;

/**
 * A text as a CSV cell that no spreadsheet takes for a formula: one apostrophe is put before
 * what would start one, and before what already has one, so that `withoutGuard` takes off
 * what was put on and nothing else. Null is an empty cell.
 */
export function csvText(value: string | null): string {
  if (value === null) return '';
  const inert = formulaStart.test(value) ? `'${value}` : value;
  return needsQuotes.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** A number, date or boolean as a CSV cell: it cannot start a formula, a minus sign stays. */
export function csvPlain(value: string | null): string {
  return value ?? '';
}

/** A cell as it was before `csvText` put its apostrophe on. */
export function withoutGuard(cell: string): string {
  return guarded.test(cell) ? cell.slice(1) : cell;
}
