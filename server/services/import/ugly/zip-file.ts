import { crc32, deflateRawSync } from 'node:zlib';

export type ZipEntry = {
  readonly name: string;
  readonly content: string | Buffer;
  readonly stored?: boolean;
  /** Says nothing of size and check in front of the bytes, but behind them. */
  readonly streamed?: boolean;
  /** Deflated bytes to write as they are, where `content` would not fit into memory. */
  readonly deflated?: { readonly bytes: Buffer; readonly size: number; readonly crc: number };
  /** What the headers say in place of the truth. */
  readonly lie?: { readonly size?: number; readonly crc?: number; readonly flags?: number };
};

type WrittenEntry = { readonly local: Buffer; readonly central: Buffer };

/** A zip archive written by hand, so that it can be wrong in every way. */
export function zipFile(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const { local, central } = writeEntry(entry, offset);
    locals.push(local);
    centrals.push(central);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

function writeEntry(entry: ZipEntry, offset: number): WrittenEntry {
  const content = Buffer.from(entry.content);
  const { bytes, size, crc } = entry.deflated ?? {
    bytes: entry.stored ? content : deflateRawSync(content),
    size: content.length,
    crc: crc32(content),
  };
  const name = Buffer.from(entry.name);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(entry.lie?.flags ?? (entry.streamed ? 0x0808 : 0x0800), 2);
  common.writeUInt16LE(entry.stored ? 0 : 8, 4);
  common.writeUInt16LE(0, 6);
  common.writeUInt16LE(0x5a21, 8);
  common.writeUInt32LE(entry.lie?.crc ?? crc, 10);
  common.writeUInt32LE(bytes.length, 14);
  common.writeUInt32LE(entry.lie?.size ?? size, 18);
  common.writeUInt16LE(name.length, 22);
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(offset, 10);
  const ahead = Buffer.from(common);
  if (entry.streamed) ahead.fill(0, 10, 22);
  const behind = entry.streamed ? [signature(0x08074b50), common.subarray(10, 22)] : [];
  return {
    local: Buffer.concat([signature(0x04034b50), ahead, name, bytes, ...behind]),
    central: Buffer.concat([signature(0x02014b50), Buffer.from([20, 0]), common, tail, name]),
  };
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value, 0);
  return bytes;
}
