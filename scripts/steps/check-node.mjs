import { Refusal } from './report.mjs';

const minimum = [20, 19];

export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  const enough = major > minimum[0] || (major === minimum[0] && minor >= minimum[1]);
  if (enough) return;
  throw new Refusal(
    `Stratum needs Node.js ${minimum.join('.')} or later; this is ${version}.\n` +
      'Install a current version from https://nodejs.org and start again.',
  );
}
