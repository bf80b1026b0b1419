import { pipeline, type Readable, Transform } from 'node:stream';
import { crc32 } from 'node:zlib';
import { type Entry, openPromise } from 'yauzl';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { badFile } from './bad-file';

const mostEntries = 10_000;
const largestPart = 4_294_967_296;
/** Parts beyond this size must not be packed more densely than `densest`. */
const freelyPacked = 67_108_864;
const densest = 250;

/** The parts of a workbook's ZIP archive by name. */
export type XlsxPackage = {
  has(name: string): boolean;
  /** Unpacked and packed bytes of a part. */
  sizeOf(name: string): { readonly unpacked: number; readonly packed: number };
  /** Streams a part. Refuses BAD_FILE one that is too large, packed too densely or missing. */
  stream(name: string): Promise<Readable>;
  close(): void;
};

/** Opens a ZIP archive that holds a workbook. Refuses BAD_FILE damaged ones and other kinds of archives by name. */
export async function openXlsxPackage(path: string): Promise<XlsxPackage> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false }).catch(() => {
    throw badFile('damagedZip');
  });
  const entries = new Map<string, Entry>();
  try {
    if (zip.entryCount > mostEntries) throw badFile('bomb');
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted()) throw badFile('encrypted');
      entries.set(keyOf(entry.fileName), entry);
      if (entries.size > mostEntries) throw badFile('bomb');
    }
    refuseOtherKinds(entries);
  } catch (error) {
    zip.close();
    throw error instanceof StratumError ? error : badFile('damagedZip');
  }
  return {
    has: (name) => entries.has(keyOf(name)),
    sizeOf: (name) => {
      const entry = entries.get(keyOf(name));
      return { unpacked: entry?.uncompressedSize ?? 0, packed: entry?.compressedSize ?? 0 };
    },
    stream: async (name) => {
      const entry = entries.get(keyOf(name));
      if (!entry) throw badFile('damagedWorkbook', { part: name });
      refuseBomb(entry);
      const stream = await zip.openReadStreamPromise(entry).catch(() => {
        throw badFile('damagedZip');
      });
      return pipeline(stream, checkSum(entry.crc32), () => undefined);
    },
    close: () => zip.close(),
  };
}

function keyOf(name: string): string {
  return name.replace(/^\/+/, '').toLowerCase();
}

/** Passes a part on and fails at its end when it is not the one that was packed. */
function checkSum(stated: number): Transform {
  let sum = 0;
  return new Transform({
    readableHighWaterMark: 131_072,
    transform(chunk: Buffer, _encoding, done) {
      sum = crc32(chunk, sum);
      done(null, chunk);
    },
    flush(done) {
      done(sum === stated ? null : badFile('damagedZip'));
    },
  });
}

/** The archive states the size of a part, and reading stops with an error at a byte more. */
function refuseBomb({ uncompressedSize, compressedSize }: Entry): void {
  const isDense = uncompressedSize > freelyPacked && uncompressedSize > compressedSize * densest;
  if (isDense || uncompressedSize > largestPart) throw badFile('bomb');
}

function refuseOtherKinds(entries: ReadonlyMap<string, Entry>): void {
  const names = [...entries.keys()];
  if (entries.has('xl/workbook.bin')) throw badFile('xlsb');
  if (entries.has('_rels/.rels') && entries.has('[content_types].xml')) return;
  if (names.some((name) => name.endsWith('.iwa') || name.startsWith('index.zip')))
    throw badFile('numbers');
  if (entries.has('mimetype') && entries.has('content.xml')) throw badFile('ods');
  if (!entries.has('_rels/.rels')) throw badFile('zip');
}
