import { createHash } from 'node:crypto';
import { normaliseText } from '@/server/domain/text/normalise-text';

/** Files with the same columns in the same order have the same signature, however the names are cased. */
export function signatureOf(header: readonly string[]): string {
  const names = header.map((name) => normaliseText(name) ?? '');
  return createHash('sha256').update(JSON.stringify(names)).digest('hex');
}
