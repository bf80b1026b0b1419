import { performance } from 'node:perf_hooks';
import { buildApp } from './steps/build-app.mjs';
import { checkNode } from './steps/check-node.mjs';
import { installPackages } from './steps/install-packages.mjs';
import { fail } from './steps/report.mjs';
import { repository } from './steps/repository.mjs';

const started = performance.now();
const development = process.argv.includes('--dev');

try {
  checkNode();
  process.chdir(repository);
  process.stdout.write('Stratum\n');
  await installPackages();
  const { register } = await import('tsx/esm/api');
  register();
  const { launch } = await import('./launch/launch.ts');
  await launch({ development, started, build: buildApp });
} catch (error) {
  fail(error);
}
