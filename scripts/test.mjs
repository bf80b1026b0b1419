import { installBrowser } from './steps/browser.mjs';
import { buildApp } from './steps/build-app.mjs';
import { checkNode } from './steps/check-node.mjs';
import { checkFormat, checkLint, checkTypes, runPlaywright, runVitest } from './steps/checks.mjs';
import { installPackages } from './steps/install-packages.mjs';
import { repository } from './steps/repository.mjs';
import { Tally } from './steps/tally.mjs';

process.chdir(repository);
process.env.CI ??= 'true';

const tally = new Tally();
await tally.conclude(async () => {
  checkNode();
  await installPackages();
  await tally.check('format', checkFormat);
  await tally.check('lint', checkLint);
  await tally.check('types', checkTypes);
  await tally.tests('unit', () => runVitest('unit'));
  await tally.tests('database', () => runVitest('database'));
  await buildApp();
  await installBrowser();
  await tally.tests('journeys', runPlaywright);
});
