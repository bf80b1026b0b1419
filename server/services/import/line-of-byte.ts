import type { Encoding } from '@/server/domain/import/reading';
import { type FileBytes, openBytes } from './file-bytes';

const longestLine = 1_048_576;

/** The line, from 1, in which a byte of a file lies. */
export async function lineOfByte(
  file: FileBytes,
  byte: number,
  encoding: Encoding,
): Promise<number> {
  let line = 1;
  for await (const { end } of lines(file, encoding)) {
    if (end > byte) return line;
    line += 1;
  }
  return Math.max(1, line - 1);
}

/** The first line, from 1, that is no text of an encoding; the last one when all are. */
export async function firstBadLine(file: FileBytes, encoding: Encoding): Promise<number> {
  let line = 0;
  for await (const { bytes } of lines(file, encoding)) {
    line += 1;
    try {
      new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      return line;
    }
  }
  return Math.max(1, line);
}

type Line = { readonly bytes: Buffer /** The first byte after it. */; readonly end: number };

/** Lines with their ends, LF, CR LF or CR. A line longer than 1 MB is given in pieces of that size as the last one. */
async function* lines(file: FileBytes, encoding: Encoding): AsyncGenerator<Line> {
  const { stream, close } = openBytes(file);
  const width = encoding.startsWith('utf-16') ? 2 : 1;
  const low = encoding === 'utf-16be' ? 1 : 0;
  let rest = Buffer.alloc(0);
  let start = 0;
  try {
    for await (const chunk of stream) {
      const bytes = Buffer.concat([rest, chunk as Buffer]);
      let from = 0;
      for (let at = 0; at + width * 2 <= bytes.length; at += width) {
        const code = unitAt(bytes, at, width, low);
        const next = unitAt(bytes, at + width, width, low);
        if (code !== 10 && !(code === 13 && next !== 10)) continue;
        const end = at + width;
        yield { bytes: bytes.subarray(from, end), end: start + end };
        from = end;
      }
      rest = Buffer.from(bytes.subarray(from));
      start += from;
      if (rest.length > longestLine) break;
    }
    if (rest.length > 0) yield { bytes: rest, end: Number.POSITIVE_INFINITY };
  } finally {
    close();
  }
}

function unitAt(bytes: Buffer, at: number, width: number, low: number): number {
  if (width === 1) return bytes[at] ?? 0;
  return ((bytes[at + 1 - low] ?? 0) << 8) | (bytes[at + low] ?? 0);
}
