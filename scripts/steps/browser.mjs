import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { step } from './report.mjs';
import { repository } from './repository.mjs';
import { runCommand } from './run-command.mjs';

const systemPrograms = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A Chromium of the system, or null: then Playwright's own is used. */
export function systemChromium() {
  return systemPrograms.find((path) => existsSync(path)) ?? null;
}

/** Installs Chromium where it is missing, and a Chinese font where that is in our power. */
export async function installBrowser() {
  const apt = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  const needed = [
    ...((await hasChromium()) || !apt ? [] : ['chromium']),
    ...(hasChineseFont() || !apt ? [] : ['fonts-noto-cjk']),
  ];
  if (needed.length > 0) {
    await step('browser', async () => {
      const env = { DEBIAN_FRONTEND: 'noninteractive' };
      await runCommand('apt-get', ['update', '-q'], { env });
      await runCommand('apt-get', ['install', '-qy', '--no-install-recommends', ...needed], {
        env,
      });
    });
  } else if (!(await hasChromium())) {
    const playwright = join(repository, 'node_modules/playwright/cli.js');
    const install = ['install', 'chromium'];
    await step('browser', () =>
      runCommand(process.execPath, [playwright, ...install], { label: 'playwright install' }),
    );
  }
}

async function hasChromium() {
  if (systemChromium() !== null) return true;
  const { chromium } = await import('@playwright/test');
  return existsSync(chromium.executablePath());
}

function hasChineseFont() {
  const list = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' });
  return list.status === 0 && list.stdout.trim() !== '';
}
