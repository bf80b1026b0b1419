/** Columns that we put into files for people, which are no data when the file comes back. */
export const noteColumns = {
  line: 'stratum:line',
  column: 'stratum:column',
  reason: 'stratum:reason',
} as const;

/** Whether a column of a file is one of ours rather than data. */
export function isNoteColumn(header: string): boolean {
  return header.startsWith('stratum:');
}
