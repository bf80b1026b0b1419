import { createHash } from 'node:crypto';
import { isNoteColumn } from '@/server/domain/import/own-columns';
import { normaliseText } from '@/server/domain/text/normalise-text';

/** Files with the same columns in the same order have the same signature, however the names are cased; columns of ours do not count. */
export function signatureOf(header: readonly string[]): string {
  const names = header.filter((name) => !isNoteColumn(name)).map((name) => normaliseText(name));
  return createHash('sha256').update(JSON.stringify(names)).digest('hex');
}
