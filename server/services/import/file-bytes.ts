import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { type Readable, Transform } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { badFile } from './bad-file';

const pieceBytes = 65_536;
/** Beyond this many bytes a file must not unpack to more than `densest` times its size. */
const freelyUnpacked = 536_870_912;
const densest = 300;

/** The bytes of a file on disk, unpacked when it is gzipped. */
export type FileBytes = {
  readonly path: string;
  readonly size: number;
  readonly compressed: boolean;
};

export type ByteStream = {
  readonly stream: Readable;
  /** Bytes on disk read so far. */
  bytesRead(): number;
  close(): void;
};

/** Looks at a file's size and first bytes. Refuses BAD_FILE what is missing or empty. */
export async function findFileBytes(path: string): Promise<FileBytes & { readonly magic: string }> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw badFile('missing');
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(16), 0, 16, 0);
    if (bytesRead === 0) throw badFile('empty');
    const magic = buffer.subarray(0, bytesRead).toString('hex');
    return { path, size: found.size, compressed: magic.startsWith('1f8b'), magic };
  } finally {
    await handle.close();
  }
}

/** Streams a file's bytes. Damaged gzip and what unpacks to hundreds of times its size is refused BAD_FILE. */
export function openBytes({ path, size, compressed }: FileBytes): ByteStream {
  const disk = createReadStream(path, { highWaterMark: pieceBytes });
  if (!compressed) {
    return { stream: disk, bytesRead: () => disk.bytesRead, close: () => disk.destroy() };
  }
  const plain = createGunzip({ chunkSize: pieceBytes });
  const limited = limitUnpacked(size);
  disk.on('error', (error) => plain.destroy(error)).pipe(plain);
  plain
    .on('error', (error: NodeJS.ErrnoException) =>
      limited.destroy(error.code?.startsWith('Z_') ? badFile('gzip') : error),
    )
    .pipe(limited);
  const close = () => {
    for (const each of [disk, plain, limited]) each.destroy();
  };
  return { stream: limited, bytesRead: () => disk.bytesRead, close };
}

function limitUnpacked(size: number): Transform {
  let unpacked = 0;
  return new Transform({
    readableHighWaterMark: pieceBytes,
    transform(chunk: Buffer, _encoding, done) {
      unpacked += chunk.length;
      if (unpacked > freelyUnpacked && unpacked > size * densest) done(badFile('bomb'));
      else done(null, chunk);
    },
  });
}

/** The first bytes of a file, unpacked, and whether they are all of it. */
export async function firstBytes(
  file: FileBytes,
  most: number,
): Promise<{ readonly bytes: Buffer; readonly isWhole: boolean }> {
  const { stream, close } = openBytes(file);
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of stream) {
      chunks.push(chunk as Buffer);
      length += (chunk as Buffer).length;
      if (length > most) break;
    }
    return { bytes: Buffer.concat(chunks).subarray(0, most), isWhole: length <= most };
  } finally {
    close();
  }
}
