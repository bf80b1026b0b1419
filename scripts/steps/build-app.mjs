import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repository } from './repository.mjs';
import { step } from './report.mjs';
import { runCommand } from './run-command.mjs';

const folders = ['app', 'components', 'db', 'i18n', 'messages', 'public', 'server'];
const files = [
  'next.config.ts',
  'package-lock.json',
  'package.json',
  'postcss.config.mjs',
  'proxy.ts',
  'tsconfig.json',
];

const nextProgram = join('node_modules', 'next', 'dist', 'bin', 'next');

/** `next build` unless the build at hand was made from these very sources. */
export async function buildApp() {
  const mark = join(repository, process.env.STRATUM_DIST || '.next', 'stratum-sources');
  const wanted = await sourcesHash();
  const present = await readFile(mark, 'utf8').catch(() => null);
  if (present === wanted) return;
  await step('build', async () => {
    await rm(mark, { force: true });
    const env = { NODE_ENV: 'production' };
    await runCommand(process.execPath, [nextProgram, 'build'], { env, label: 'next build' });
    await writeFile(mark, wanted);
  });
}

async function sourcesHash() {
  const hash = createHash('sha256').update(process.versions.node);
  const found = await Promise.all(folders.map(list));
  const sources = [...files, ...found.flat()].filter((path) => !/\.test\.tsx?$/.test(path)).sort();
  for (const path of sources) {
    const content = await readFile(join(repository, path)).catch(() => null);
    if (content !== null) hash.update(path).update('\0').update(content).update('\0');
  }
  return hash.digest('hex');
}

async function list(folder) {
  const entries = await readdir(join(repository, folder), {
    recursive: true,
    withFileTypes: true,
  }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(repository.length));
}
