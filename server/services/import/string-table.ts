import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const blockBytes = 131_072;
const blocksInMemory = 384;
const blocksCached = 192;
const offsetsPerPiece = 65_536;
const lengthBytes = 4;

/**
 * Texts by their number, in a few bytes more than their UTF-8. What goes beyond 48 MB lies in
 * a temporary file, of which the blocks used last stay in memory.
 */
export class StringTable {
  size = 0;
  private readonly offsets: Uint32Array[] = [];
  private readonly memory: Buffer[] = [];
  private readonly cache = new Map<number, Buffer>();
  private readonly tooLong = new Set<number>();
  private block = Buffer.allocUnsafe(blockBytes);
  private number = 0;
  private used = 0;
  private file: { readonly handle: number; readonly folder: string } | null = null;

  /** Keeps a text. Of one longer than 128 kB, four times what a cell may hold, only that it was there. */
  add(whole: string): void {
    const isTooLong =
      whole.length * 3 > blockBytes && Buffer.byteLength(whole) + lengthBytes > blockBytes;
    const text = isTooLong ? '' : whole;
    if (isTooLong) this.tooLong.add(this.size);
    const bytes = Buffer.byteLength(text);
    if (this.used + bytes + lengthBytes > blockBytes) this.putBlock();
    this.block.writeUInt32LE(bytes, this.used);
    this.block.write(text, this.used + lengthBytes);
    const piece = this.size % offsetsPerPiece;
    if (piece === 0) this.offsets.push(new Uint32Array(offsetsPerPiece));
    const offsets = this.offsets[this.offsets.length - 1];
    if (offsets)
      offsets[piece] = this.number * (blockBytes / lengthBytes) + this.used / lengthBytes;
    this.used += Math.ceil((bytes + lengthBytes) / lengthBytes) * lengthBytes;
    this.size += 1;
  }

  /** Null for a number that no text has. */
  get(index: number): string | null {
    if (!(index >= 0 && index < this.size)) return null;
    const place = this.offsets[Math.floor(index / offsetsPerPiece)]?.[index % offsetsPerPiece] ?? 0;
    const perBlock = blockBytes / lengthBytes;
    const block = this.readBlock(Math.floor(place / perBlock));
    const at = (place % perBlock) * lengthBytes;
    const start = at + lengthBytes;
    return block.toString('utf8', start, start + block.readUInt32LE(at));
  }

  isTooLong(index: number): boolean {
    return this.tooLong.has(index);
  }

  private putBlock(): void {
    if (this.number < blocksInMemory) this.memory.push(this.block);
    else {
      this.file ??= openTemporary();
      writeSync(this.file.handle, this.block, 0, blockBytes, this.filePlace(this.number));
    }
    this.block = Buffer.allocUnsafe(blockBytes);
    this.number += 1;
    this.used = 0;
  }

  private readBlock(number: number): Buffer {
    if (number === this.number) return this.block;
    const kept = this.memory[number] ?? this.cache.get(number);
    if (kept) return kept;
    if (!this.file) throw new Error('a block of texts is missing');
    const reused = this.cache.size >= blocksCached ? this.oldestBlock() : null;
    const block = reused ?? Buffer.allocUnsafe(blockBytes);
    readSync(this.file.handle, block, 0, blockBytes, this.filePlace(number));
    this.cache.set(number, block);
    return block;
  }

  private oldestBlock(): Buffer | null {
    for (const [number, block] of this.cache) {
      this.cache.delete(number);
      return block;
    }
    return null;
  }

  private filePlace(number: number): number {
    return (number - blocksInMemory) * blockBytes;
  }

  close(): void {
    if (!this.file) return;
    closeSync(this.file.handle);
    removeFolder(this.file.folder);
    this.file = null;
  }
}

function openTemporary(): { readonly handle: number; readonly folder: string } {
  const folder = mkdtempSync(join(tmpdir(), 'stratum-texts-'));
  const handle = openSync(join(folder, 'texts'), 'wx+', 0o600);
  removeFolder(folder);
  return { handle, folder };
}

/** Where a system lets an open file be removed it goes at once, so that a killed process leaves none. */
function removeFolder(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    return;
  }
}
