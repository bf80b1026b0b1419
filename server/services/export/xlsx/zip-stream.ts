import { once } from 'node:events';
import { createDeflateRaw, type DeflateRaw } from 'node:zlib';
import { Zip, ZipPassThrough } from 'fflate';

const compressionLevel = 4;
/** What a zip file without 64-bit fields can hold; kept away from by a margin. */
const largestBytes = 4_000_000_000;

/**
 * A zip file written entry after entry, none of which is ever whole in memory. What is
 * finished is taken out by `take`; an archive or entry over 4 GB is refused.
 */
export class ZipStream {
  readonly #zip: Zip;
  #ready: Uint8Array[] = [];
  #bytes = 0;
  #entry: { readonly file: DeflatedEntry; readonly deflate: DeflateRaw } | null = null;

  constructor() {
    this.#zip = new Zip((error, chunk) => {
      if (error) throw error;
      this.#bytes += chunk.length;
      if (chunk.length > 0) this.#ready.push(chunk);
    });
  }

  /** Begins an entry; the one before must be closed. */
  open(name: string): void {
    const deflate = createDeflateRaw({ level: compressionLevel });
    const file = new DeflatedEntry(name, deflate);
    this.#zip.add(file);
    deflate.on('data', (chunk: Uint8Array) => file.ondata(null, new Uint8Array(chunk), false));
    this.#entry = { file, deflate };
  }

  async write(text: string): Promise<void> {
    const { file, deflate } = this.#current();
    file.push(new TextEncoder().encode(text), false);
    if (file.size > largestBytes || this.#bytes > largestBytes)
      throw new Error('a spreadsheet of more than 4 GB');
    if (deflate.writableNeedDrain) await once(deflate, 'drain');
  }

  async close(): Promise<void> {
    const { file, deflate } = this.#current();
    const ended = once(deflate, 'end');
    file.push(new Uint8Array(0), true);
    await ended;
    file.ondata(null, new Uint8Array(0), true);
    this.#entry = null;
  }

  async add(name: string, text: string): Promise<void> {
    this.open(name);
    await this.write(text);
    await this.close();
  }

  end(): void {
    this.#zip.end();
  }

  /** What is written and was not yet taken. */
  take(): readonly Uint8Array[] {
    const taken = this.#ready;
    this.#ready = [];
    return taken;
  }

  /** Frees what an entry that was never closed holds. */
  discard(): void {
    this.#entry?.deflate.destroy();
  }

  #current() {
    if (!this.#entry) throw new Error('no entry is open');
    return this.#entry;
  }
}

/** An entry deflated by zlib beside the event loop; `push` counts its size, and with the last one its checksum. */
class DeflatedEntry extends ZipPassThrough {
  readonly #deflate: DeflateRaw;

  constructor(name: string, deflate: DeflateRaw) {
    super(name);
    this.compression = 8;
    this.#deflate = deflate;
  }

  protected override process(chunk: Uint8Array<ArrayBuffer>, final: boolean): void {
    if (chunk.length > 0) this.#deflate.write(chunk);
    if (final) this.#deflate.end();
  }
}
