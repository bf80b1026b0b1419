import { open } from 'node:fs/promises';
import { badFile } from './bad-file';

const encryptedPackage = Buffer.from('EncryptedPackage', 'utf16le');
const pieceBytes = 1_048_576;
const mostSearched = 67_108_864;

/** Refuses BAD_FILE by name what its first bytes show to be another kind of file. */
export async function refuseByMagic(path: string, magic: string): Promise<void> {
  if (magic.startsWith('d0cf11e0'))
    throw badFile((await holdsEncryptedPackage(path)) ? 'encrypted' : 'xls');
  if (kinds.some((start) => magic.startsWith(start))) throw badFile('binary');
}

/** PDF, PNG, JPEG, GIF, RAR, 7z, xz, zstd, SQLite, ELF, an executable. */
const kinds = [
  ...['25504446', '89504e47', 'ffd8ff', '474946383961', '474946383761', '526172211a'],
  ...['377abcaf271c', 'fd377a585a00', '28b52ffd', '53514c697465', '7f454c46', '4d5a9000'],
];

async function holdsEncryptedPackage(path: string): Promise<boolean> {
  const handle = await open(path, 'r');
  try {
    const piece = Buffer.alloc(pieceBytes + encryptedPackage.length);
    for (let at = 0; at < mostSearched; at += pieceBytes) {
      const { bytesRead } = await handle.read(piece, 0, piece.length, at);
      if (piece.subarray(0, bytesRead).includes(encryptedPackage)) return true;
      if (bytesRead < piece.length) return false;
    }
    return false;
  } finally {
    await handle.close();
  }
}
