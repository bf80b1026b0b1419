import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { repository } from './repository.mjs';
import { runCommand } from './run-command.mjs';

const program = (path) => join(repository, 'node_modules', path);
const results = join(repository, 'test-results');

async function node(path, args, label, env = {}) {
  await runCommand(process.execPath, [program(path), ...args], { label, env });
}

export const checkFormat = () => node('@biomejs/biome/bin/biome', ['format', '.'], 'biome format');

export const checkLint = () =>
  node('@biomejs/biome/bin/biome', ['lint', '--error-on-warnings', '.'], 'biome lint');

export const checkTypes = () => node('typescript/bin/tsc', ['--noEmit'], 'tsc');

/** Runs one vitest project and gives the numbers of its tests. */
export async function runVitest(project) {
  const report = await freshReport(`${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const args = ['run', '--project', project, ...reporters];
  const error = await caught(() => node('vitest/vitest.mjs', args, `vitest ${project}`));
  const counts = await readReport(report, (found) => ({
    passed: found.numPassedTests,
    failed: found.numFailedTests,
  }));
  return { ...counts, error };
}

/** Runs the browser journeys and gives the numbers of their tests. */
export async function runPlaywright() {
  const report = await freshReport('browser.json');
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const args = ['test', '--reporter=list,json'];
  const error = await caught(() => node('playwright/cli.js', args, 'playwright', env));
  const counts = await readReport(report, ({ stats }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
  }));
  return { ...counts, error };
}

async function freshReport(name) {
  await mkdir(results, { recursive: true });
  const path = join(results, name);
  await rm(path, { force: true });
  return path;
}

async function readReport(path, read) {
  const text = await readFile(path, 'utf8').catch(() => null);
  return text === null ? { passed: 0, failed: 0 } : read(JSON.parse(text));
}

async function caught(work) {
  try {
    await work();
    return null;
  } catch (error) {
    return error;
  }
}
