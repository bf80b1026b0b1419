import { readFile, realpath, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseUnavailable } from './database-unavailable';

type Owner = { readonly folder: string; readonly device: number; readonly inode: number };

/**
 * Binds a home outside its data folder to that folder. The folder is known by its path (a backup
 * put back) or by its inode (a folder that was moved); any other folder is a copy and refused.
 */
export async function claimHome(home: string, folder: string): Promise<void> {
  const path = ownerPath(home);
  const { owner, claim } = await compare(home, folder);
  if (owner && !isSame(owner, claim)) throw ownedByOther(home, path, owner);
  await writeFile(`${path}.new`, `${JSON.stringify(claim)}\n`, { mode: 0o600 });
  await rename(`${path}.new`, path);
}

/** False when the home is bound to another data folder, whose server must be left alone. */
export async function mayUseHome(home: string, folder: string): Promise<boolean> {
  const { owner, claim } = await compare(home, folder);
  return owner === null || isSame(owner, claim);
}

const ownerPath = (home: string) => join(home, 'data-folder.json');

async function compare(home: string, folder: string) {
  const real = await realpath(folder);
  const { dev: device, ino: inode } = await stat(real);
  const claim: Owner = { folder: real, device, inode };
  return { owner: await readOwner(ownerPath(home)), claim };
}

function isSame(owner: Owner, claim: Owner): boolean {
  if (owner.folder === claim.folder) return true;
  return owner.device === claim.device && owner.inode === claim.inode;
}

async function readOwner(path: string): Promise<Owner | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Owner;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new DatabaseUnavailable(
      `${path} cannot be read.`,
      'Start Stratum as the user who started it first, or give another STRATUM_DATA_DIR.',
      cause,
    );
  }
}

function ownedByOther(home: string, path: string, owner: Owner): DatabaseUnavailable {
  return new DatabaseUnavailable(
    `The database in ${home} belongs to the data folder ${owner.folder}; this folder is a copy of it.`,
    `Start ${owner.folder}, or give another STRATUM_DATA_DIR. If that folder is gone for good, remove ${path} and start again.`,
  );
}
