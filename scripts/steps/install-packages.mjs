import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repository } from './repository.mjs';
import { step } from './report.mjs';
import { runCommand } from './run-command.mjs';

const mark = join(repository, 'node_modules', '.stratum-lockfile');

/** `npm ci` when node_modules is missing or was made from another lockfile. */
export async function installPackages() {
  const wanted = await lockfileHash();
  const present = await readFile(mark, 'utf8').catch(() => null);
  if (present === wanted) return;
  if (present === null && (await isCurrentInstall())) return writeFile(mark, wanted);
  await step('packages', async () => {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
    await runCommand(npm, ['ci', '--include=dev', ...quiet], { label: 'npm ci' });
    await writeFile(mark, wanted);
  });
}

async function lockfileHash() {
  const lockfile = await readFile(join(repository, 'package-lock.json'));
  return createHash('sha256').update(lockfile).digest('hex');
}

/** An install by hand leaves npm's own copy of the lockfile, with the same package entries. */
async function isCurrentInstall() {
  try {
    const read = async (path) =>
      JSON.parse(await readFile(join(repository, path), 'utf8')).packages;
    const wanted = await read('package-lock.json');
    const installed = await read('node_modules/.package-lock.json');
    const same = ([path, { version, optional }]) =>
      path === '' || optional || installed[path]?.version === version;
    return Object.entries(wanted).every(same);
  } catch {
    return false;
  }
}
