import { checkNode } from './steps/check-node.mjs';
import { checkFormat, checkLint, checkTypes, runVitest } from './steps/checks.mjs';
import { installPackages } from './steps/install-packages.mjs';
import { repository } from './steps/repository.mjs';
import { Tally } from './steps/tally.mjs';

process.chdir(repository);

const tally = new Tally();
await tally.conclude(async () => {
  checkNode();
  await installPackages();
  await tally.check('format', checkFormat);
  await tally.check('lint', checkLint);
  await tally.check('types', checkTypes);
  await tally.tests('unit', () => runVitest('unit'));
});
