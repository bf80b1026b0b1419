import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStratum } from './stratum-process';

/** The one Stratum that all journeys share. Its clean end is part of what they prove. */
export default async function startApp(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'stratum-journeys-'));
  const stratum = await startStratum(folder, { demo: true });
  process.env.STRATUM_E2E_ADDRESS = stratum.address;
  process.env.STRATUM_E2E_SETUP_LINK = stratum.setupLink;
  process.env.STRATUM_E2E_DATA_DIR = folder;
  return async () => {
    const code = await stratum.stop();
    await rm(folder, { recursive: true, force: true });
    if (code !== 0) throw new Error(`Stratum did not stop cleanly: exit code ${code}`);
  };
}
