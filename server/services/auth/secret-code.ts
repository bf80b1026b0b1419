import { createHash, randomBytes } from 'node:crypto';

/** A new 256-bit code for a one-time link, and the hash under which it is kept. */
export function makeSecretCode(): { code: string; codeHash: string } {
  const code = randomBytes(32).toString('base64url');
  return { code, codeHash: hashSecretCode(code) };
}

/** SHA-256 in hex: enough for random codes, which nobody can guess from a list. */
export function hashSecretCode(code: string): string {
  return createHash('sha256').update(code).digest('hex');
}
