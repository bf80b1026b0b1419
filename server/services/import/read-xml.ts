import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { badFile } from './bad-file';

/** The most bytes of XML that one record, such as a row, may take. */
const longestRecord = 16_777_216;

export type XmlAttributes = Readonly<Record<string, string>>;

/** Told of a part's elements by their local names, whatever prefix a program gave them. */
export type XmlVisitor = {
  open(name: string, attributes: XmlAttributes): void;
  close(name: string): void;
  text(text: string): void;
  /** How many records were complete so far. */
  records(): number;
};

/**
 * Reads a part of a workbook, pausing after every piece. Entities other than XML's own are
 * refused, so that none can grow. Refuses BAD_FILE what is no XML, and with the record's
 * number what goes on for more than 16 MB without a record coming to its end.
 */
export async function* readXml(
  stream: Readable,
  part: string,
  visitor: XmlVisitor,
  onBytes: (unpacked: number) => void = () => undefined,
): AsyncGenerator<void> {
  const parser = new SaxesParser<{ position: false; xmlns: false }>({
    position: false,
    xmlns: false,
  });
  parser.on('opentag', ({ name, attributes }) => visitor.open(localName(name), attributes));
  parser.on('closetag', ({ name }) => visitor.close(localName(name)));
  parser.on('text', (text) => visitor.text(text));
  parser.on('cdata', (text) => visitor.text(text));
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let records = 0;
  let unfinished = 0;
  let unpacked = 0;
  try {
    for await (const chunk of stream) {
      const text = decode(decoder, chunk as Buffer, part);
      parse(() => parser.write(text), part);
      unpacked += (chunk as Buffer).length;
      onBytes(unpacked);
      const before = records;
      records = visitor.records();
      unfinished = records === before ? unfinished + (chunk as Buffer).length : 0;
      if (unfinished > longestRecord) throw badFile('recordTooLong', { line: records + 1 });
      yield;
    }
    parse(() => parser.close(), part);
    yield;
  } catch (error) {
    throw error instanceof StratumError ? error : badFile('damagedZip');
  } finally {
    stream.destroy();
  }
}

/** Reads all of a part. */
export async function readWholeXml(
  stream: Readable,
  part: string,
  visitor: XmlVisitor,
): Promise<void> {
  const pieces = readXml(stream, part, visitor);
  while (!(await pieces.next()).done);
}

function decode(decoder: TextDecoder, chunk: Buffer, part: string): string {
  try {
    return decoder.decode(chunk, { stream: true });
  } catch {
    throw badFile('damagedWorkbook', { part });
  }
}

function parse(step: () => unknown, part: string): void {
  try {
    step();
  } catch (error) {
    throw error instanceof StratumError ? error : badFile('damagedWorkbook', { part });
  }
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}

/** An attribute by its local name. */
export function attributeOf(attributes: XmlAttributes, wanted: string): string | undefined {
  const plain = attributes[wanted];
  if (plain !== undefined) return plain;
  const key = Object.keys(attributes).find((name) => name.endsWith(`:${wanted}`));
  return key === undefined ? undefined : attributes[key];
}
