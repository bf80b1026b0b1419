import { isUtf8 } from 'node:buffer';
import type { Encoding } from '@/server/domain/import/reading';
import type { StratumError } from '@/server/domain/problem/stratum-error';
import { badFile } from './bad-file';
import { type FileBytes, firstBytes, openBytes } from './file-bytes';
import { firstBadLine, lineOfByte } from './line-of-byte';

const sniffedBytes = 65_536;
/** The share of characters outside ASCII that common Chinese ones have in a file of Chinese text. */
const leastCommon = 0.7;
/** Below this share it is told as no text of a known encoding, above as a question. */
const leastLikely = 0.3;
const replacement = Buffer.from('\uFFFD');

export type TextEncoding = {
  readonly encoding: Encoding;
  /** U+FFFD in the text: what another program could not decode. */
  readonly replaced: { readonly count: number; readonly line: number } | null;
};

/**
 * Finds the encoding of a text file by decoding all of it strictly: as stated, as its byte
 * order mark says, else as UTF-16 by its shape, as UTF-8, as GB18030. Refuses BAD_FILE with
 * the line of the first byte that does not fit, and what only could be GB18030.
 */
export async function recogniseEncoding(file: FileBytes, stated?: Encoding): Promise<TextEncoding> {
  const { bytes } = await firstBytes(file, sniffedBytes);
  const marked = encodingOfMark(bytes);
  const encoding = stated ?? marked ?? shapeOfUtf16(bytes);
  if (encoding !== null) {
    const checked = await check(file, encoding);
    if (checked.fits && stated !== undefined && marked !== stated)
      await refuseMistaken(file, stated, bytes, checked);
    if (checked.fits) return { encoding, replaced: checked.replaced };
    const line = await firstBadLine(file, encoding);
    if (stated === undefined && marked === null) throw badFile('binary');
    throw badFile(stated ? 'statedEncoding' : 'encoding', { line, encoding: names[encoding] });
  }
  const asUtf8 = await check(file, 'utf-8');
  if (asUtf8.fits) return { encoding: 'utf-8', replaced: asUtf8.replaced };
  if (isBinary(bytes)) throw badFile('binary');
  if (isSpoiltUtf8(bytes)) throw await refusalAt(file, 'encoding', 'utf-8');
  const asChinese = await check(file, 'gb18030');
  if (asChinese.fits && asChinese.common >= leastCommon)
    return { encoding: 'gb18030', replaced: asChinese.replaced };
  const isLikely = asChinese.fits && asChinese.common >= leastLikely;
  throw await refusalAt(file, isLikely ? 'unsureEncoding' : 'encoding', 'utf-8');
}

async function refusalAt(
  file: FileBytes,
  variant: string,
  encoding: Encoding,
): Promise<StratumError> {
  return badFile(variant, { line: await firstBadLine(file, encoding), encoding: names[encoding] });
}

/** Refuses an encoding that a person chose and every byte fits, where the file shows that it is UTF-8. */
async function refuseMistaken(
  file: FileBytes,
  stated: Encoding,
  bytes: Buffer,
  checked: Check,
): Promise<void> {
  const isOdd =
    stated === 'gb18030'
      ? checked.common < leastCommon
      : stated !== 'utf-8' && shapeOfUtf16(bytes) !== stated;
  if (!isOdd || !(await check(file, 'utf-8')).fits) return;
  const first = bytes.findIndex((byte) => byte >= 0x80);
  const line = await lineOfByte(file, stated === 'gb18030' ? Math.max(0, first) : 0, 'utf-8');
  throw badFile('statedEncoding', { line, encoding: names[stated] });
}

/** More characters of UTF-8 outside ASCII than bytes that are none: a damaged file, not another encoding. */
function isSpoiltUtf8(bytes: Buffer): boolean {
  const wide = new TextDecoder('utf-8').decode(bytes).match(/\P{ASCII}/gu) ?? [];
  const spoilt = wide.filter((character) => character === '\uFFFD').length;
  return wide.length - spoilt > spoilt;
}

const names: Record<Encoding, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  gb18030: 'GB18030',
};

/** How many bytes a byte order mark takes at the start of a text. */
export function markLength(bytes: Buffer, encoding: Encoding): number {
  const mark = marks.find(([, of]) => of === encoding)?.[0] ?? '';
  return mark !== '' && bytes.toString('hex', 0, 4).startsWith(mark) ? mark.length / 2 : 0;
}

const marks: readonly (readonly [string, Encoding])[] = [
  ['efbbbf', 'utf-8'],
  ['fffe', 'utf-16le'],
  ['feff', 'utf-16be'],
  ['84319533', 'gb18030'],
];

function encodingOfMark(bytes: Buffer): Encoding | null {
  const start = bytes.toString('hex', 0, 4);
  if (start === 'fffe0000' || start === '0000feff')
    throw badFile('encoding', { line: 1, encoding: 'UTF-8' });
  return marks.find(([mark]) => start.startsWith(mark))?.[1] ?? null;
}

/**
 * UTF-16 without a mark: separators, digits and line ends have a zero byte, always on the
 * same side, while text of other encodings has next to none.
 */
function shapeOfUtf16(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  const units = bytes.length >> 1;
  let [even, odd, plainLittle, plainBig] = [0, 0, 0, 0];
  for (let at = 0; at < units * 2; at += 2) {
    const [first, second] = [bytes[at] ?? 0, bytes[at + 1] ?? 0];
    if (first === 0) even += 1;
    if (second === 0) odd += 1;
    if (second === 0 && isPlain(first)) plainLittle += 1;
    if (first === 0 && isPlain(second)) plainBig += 1;
  }
  if (even + odd < units * 0.05 || units < 2) return null;
  const isText = isUtf8(bytes.subarray(0, bytes.length - unfinishedBytes(bytes)));
  if (isText && even + odd < units * 0.6) return null;
  if (plainLittle > plainBig * 4 && plainLittle >= odd * 0.9) return 'utf-16le';
  return plainBig > plainLittle * 4 && plainBig >= even * 0.9 ? 'utf-16be' : null;
}

function isPlain(code: number): boolean {
  return (code >= 0x20 && code < 0x7f) || code === 9 || code === 10 || code === 13;
}

function isBinary(bytes: Buffer): boolean {
  let odd = 0;
  for (const byte of bytes) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) odd += 1;
  return odd > bytes.length * 0.01;
}

type Check = {
  readonly fits: boolean;
  readonly replaced: TextEncoding['replaced'];
  /** Of GB18030, the share of common Chinese characters among those outside ASCII. */
  readonly common: number;
};

const misfit: Check = { fits: false, replaced: null, common: 0 };

async function check(file: FileBytes, encoding: Encoding): Promise<Check> {
  const { stream, close } = openBytes(file);
  const judge = encoding === 'utf-8' ? new Utf8Judge() : new DecodingJudge(encoding);
  try {
    for await (const chunk of stream) if (!judge.take(chunk as Buffer)) return misfit;
    if (!judge.end()) return misfit;
  } finally {
    close();
  }
  const { count, firstByte } = judge.replaced;
  const replaced =
    count === 0 ? null : { count, line: await lineOfByte(file, firstByte, encoding) };
  return { fits: true, replaced, common: judge.common };
}

class Utf8Judge {
  readonly common = 1;
  readonly replaced = { count: 0, firstByte: 0 };
  private carry = Buffer.alloc(0);
  private done = 0;

  take(chunk: Buffer): boolean {
    const bytes = this.carry.length === 0 ? chunk : Buffer.concat([this.carry, chunk]);
    const whole = bytes.subarray(0, bytes.length - unfinishedBytes(bytes));
    if (!isUtf8(whole)) return false;
    for (let at = whole.indexOf(replacement); at !== -1; at = whole.indexOf(replacement, at + 3)) {
      if (this.replaced.count === 0) this.replaced.firstByte = this.done + at;
      this.replaced.count += 1;
    }
    this.done += whole.length;
    this.carry = Buffer.from(bytes.subarray(whole.length));
    return true;
  }

  end(): boolean {
    return this.carry.length === 0;
  }
}

/** Bytes at the end that may begin a character. */
function unfinishedBytes(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return length > back ? back : 0;
  }
  return 0;
}

class DecodingJudge {
  readonly replaced = { count: 0, firstByte: 0 };
  private readonly decoder: TextDecoder;
  private wide = 0;
  private known = 0;
  private done = 0;

  constructor(private readonly encoding: Encoding) {
    this.decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  }

  take(chunk: Buffer): boolean {
    try {
      const text = this.decoder.decode(chunk, { stream: true });
      const at = text.indexOf('\uFFFD');
      if (at !== -1) {
        if (this.replaced.count === 0) this.replaced.firstByte = this.done;
        this.replaced.count += text.split('\uFFFD').length - 1;
      }
      if (this.encoding === 'gb18030') this.weigh(chunk);
      this.done += chunk.length;
      return true;
    } catch {
      return false;
    }
  }

  end(): boolean {
    try {
      this.decoder.decode();
      return true;
    } catch {
      return false;
    }
  }

  /** Level 1 of GB 2312, its signs and characters of four bytes are nearly all of Chinese text, and little of another encoding's. */
  private weigh(chunk: Buffer): void {
    for (let at = 0; at < chunk.length - 1; at += 1) {
      const lead = chunk[at] ?? 0;
      if (lead < 0x80) continue;
      const trail = chunk[at + 1] ?? 0;
      this.wide += 1;
      if (trail >= 0x30 && trail <= 0x39) {
        this.known += 1;
        at += 3;
        continue;
      }
      const isSign = (lead >= 0xa1 && lead <= 0xa3) || (lead === 0xa8 && trail <= 0xc0);
      if (trail >= 0xa1 && (isSign || (lead >= 0xb0 && lead <= 0xd7))) this.known += 1;
      at += 1;
    }
  }

  get common(): number {
    return this.wide === 0 ? 1 : this.known / this.wide;
  }
}
