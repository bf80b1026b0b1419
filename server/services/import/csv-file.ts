import { recogniseDelimiter, statedDelimiter } from '@/server/domain/import/csv-dialect';
import type { FileNote } from '@/server/domain/import/file-note';
import type { Encoding, Reading } from '@/server/domain/import/reading';
import { trimText } from '@/server/domain/text/normalise-text';
import { badFile } from './bad-file';
import { readCsvRows } from './csv-rows';
import { type FileBytes, firstBytes, openBytes } from './file-bytes';
import type { RowSource } from './row-source';
import { markLength, recogniseEncoding } from './text-encoding';

const sniffedBytes = 65_536;

/**
 * Opens a text file of separated values, plain or gzipped, in the encoding and with the
 * delimiter stated or recognised. Refuses BAD_FILE.
 */
export async function openCsvFile(file: FileBytes, reading: Reading): Promise<RowSource> {
  const { encoding, replaced } = await recogniseEncoding(file, reading.encoding);
  const start = await firstText(file, encoding);
  if (trimText(start.text.replaceAll('\0', ' ')) === null) throw badFile('empty');
  if (/^\s*<(?:!doctype|html|head|meta|table|style|\?xml)\b/i.test(start.text))
    throw badFile('markup');
  const stated = statedDelimiter(start.text);
  const body = stated ? start.text.slice(stated.length) : start.text;
  const delimiter =
    reading.delimiter ?? stated?.delimiter ?? recogniseDelimiter(body, start.isWhole);
  const bytes = openBytes(file);
  const skipped = stated ? start.text.slice(0, stated.length) : '';
  const pieces = utf8Pieces(bytes.stream as AsyncIterable<Buffer>, encoding, skipped);
  const notes: FileNote[] = replaced ? [{ kind: 'replacementCharacters', ...replaced }] : [];
  return {
    format: 'csv',
    encoding,
    delimiter,
    sheet: null,
    sheets: [],
    merges: [],
    isPadded: false,
    bytesRead: bytes.bytesRead,
    batches: () => readCsvRows(pieces, delimiter, stated ? 2 : 1),
    notes: () => notes,
    close: bytes.close,
  };
}

async function firstText(
  file: FileBytes,
  encoding: Encoding,
): Promise<{ readonly text: string; readonly isWhole: boolean }> {
  const { bytes, isWhole } = await firstBytes(file, sniffedBytes);
  const own = bytes.subarray(markLength(bytes, encoding));
  return { text: new TextDecoder(encoding).decode(own, { stream: true }), isWhole };
}

/** A text's bytes in UTF-8, without byte order marks, also of files put behind each other, and without `skipped` at its start. */
async function* utf8Pieces(
  chunks: AsyncIterable<Buffer>,
  encoding: Encoding,
  skipped: string,
): AsyncGenerator<Buffer> {
  const decoder = encoding === 'utf-8' ? null : new TextDecoder(encoding, { fatal: true });
  const write = (chunk: Buffer) =>
    withoutMarks(decoder ? Buffer.from(decoder.decode(chunk, { stream: true })) : chunk);
  let head: Buffer | null = Buffer.alloc(0);
  const cut = (bytes: Buffer) => withoutMarks(bytes).subarray(Buffer.byteLength(skipped));
  for await (const chunk of chunks) {
    if (head === null) {
      yield write(chunk);
      continue;
    }
    head = Buffer.concat([head, write(chunk)]);
    if (head.length < 16) continue;
    yield cut(head);
    head = null;
  }
  if (head !== null) yield cut(head);
}

const mark = Buffer.from('\uFEFF');

function withoutMarks(bytes: Buffer): Buffer {
  let at = bytes.indexOf(mark);
  if (at === -1) return bytes;
  const kept: Buffer[] = [];
  let from = 0;
  for (; at !== -1; at = bytes.indexOf(mark, from)) {
    kept.push(bytes.subarray(from, at));
    from = at + mark.length;
  }
  return Buffer.concat([...kept, bytes.subarray(from)]);
}
