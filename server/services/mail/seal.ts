import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const purpose = 'stratum mail password v1';
const nonceBytes = 12;
const tagBytes = 16;

/** A secret as it may stand in the database: readable with STRATUM_SECRET only, different each time. */
export function seal(text: string): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key(), nonce).setAAD(Buffer.from(purpose));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
}

/** What was sealed; null when it was sealed with another secret, or changed since. */
export function unseal(sealed: string): string | null {
  const bytes = Buffer.from(sealed, 'base64');
  if (bytes.length < nonceBytes + tagBytes) return null;
  const nonce = bytes.subarray(0, nonceBytes);
  const tag = bytes.subarray(nonceBytes, nonceBytes + tagBytes);
  try {
    const options = { authTagLength: tagBytes };
    const decipher = createDecipheriv(algorithm, key(), nonce, options)
      .setAAD(Buffer.from(purpose))
      .setAuthTag(tag);
    const text = [decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()];
    return Buffer.concat(text).toString('utf8');
  } catch {
    return null;
  }
}

function key(): Buffer {
  const secret = process.env.STRATUM_SECRET;
  if (!secret || secret.length < 32)
    throw new Error('STRATUM_SECRET is not set or shorter than 32 characters');
  return Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));
}
