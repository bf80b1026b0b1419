import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import * as z from 'zod';
import { dataFolder } from '@/db/embedded/data-folder';
import { showText } from '@/server/domain/import/storable-text';
import { badFile } from './bad-file';

/** The largest file the interface takes; the command line has no limit. */
export const largestUpload = 1_073_741_824;
const keptMilliseconds = 3 * 24 * 3_600_000;

/** A name no one can guess; it never comes from the file. */
export const UploadId = z.string().regex(/^[0-9a-f]{64}$/);

const folder = () => join(dataFolder(), 'uploads');
const contentPath = (id: string) => join(folder(), `${id}.data`);
const notePath = (id: string) => join(folder(), `${id}.json`);

export type Upload = { readonly id: string; readonly fileName: string; readonly path: string };

/**
 * Keeps a file a person sends, byte by byte, under a random name. Refuses BAD_FILE
 * beyond `largest` bytes and keeps nothing of it. Files older than three days go.
 */
export async function storeUpload(
  body: ReadableStream<Uint8Array>,
  fileName: string,
  largest = largestUpload,
): Promise<string> {
  await mkdir(folder(), { recursive: true, mode: 0o700 });
  await removeOldUploads();
  const id = randomBytes(32).toString('hex');
  const arriving = `${contentPath(id)}.part`;
  try {
    const source = Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]);
    await pipeline(
      source,
      limitSize(largest),
      createWriteStream(arriving, { mode: 0o600, flags: 'wx' }),
    );
    await writeFile(notePath(id), JSON.stringify({ fileName: showText(fileName) }), {
      mode: 0o600,
    });
    await rename(arriving, contentPath(id));
    return id;
  } catch (error) {
    await rm(arriving, { force: true });
    await rm(notePath(id), { force: true });
    throw error;
  }
}

/** The file behind an id; refuses BAD_FILE when it is gone. */
export async function findUpload(id: string): Promise<Upload> {
  const path = contentPath(UploadId.parse(id));
  const note = await readFile(notePath(id), 'utf8').catch(() => null);
  if (note === null || !(await stat(path).catch(() => null))) throw badFile('changed');
  const { fileName } = z.object({ fileName: z.string() }).parse(JSON.parse(note));
  return { id, fileName, path };
}

function limitSize(largest: number): Transform {
  let size = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size <= largest) done(null, chunk);
      else done(badFile('tooLarge', { gigabytes: 1 }));
    },
  });
}

async function removeOldUploads(): Promise<void> {
  const before = Date.now() - keptMilliseconds;
  for (const name of await readdir(folder())) {
    const path = join(folder(), name);
    const found = await stat(path).catch(() => null);
    if (found && found.mtimeMs < before) await rm(path, { force: true });
  }
}
