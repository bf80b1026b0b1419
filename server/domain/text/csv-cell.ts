/** What a spreadsheet takes for the beginning of a formula, full-width forms too. */
const formulaStart = /^[=+\-@\t\r\n\0＝＋－＠]/;
const needsQuotes = /["\r\n,]/;

/**
 * A text as a CSV cell that no spreadsheet takes for a formula: a leading apostrophe
 * is put before what would start one. Null is an empty cell.
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
