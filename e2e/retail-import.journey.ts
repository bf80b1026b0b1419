import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { administrator } from './support/administrator';
import { importFile } from './support/import-file';
import { startStratum } from './support/stratum-process';

const folder = join(process.cwd(), '..', 'shared', 'data', 'online-retail');

if (existsSync(folder)) {
  test('the retail files go through the interface without a bad row', async ({ browser }) => {
    const data = await mkdtemp(join(tmpdir(), 'stratum-retail-'));
    const stratum = await startStratum(data, { demo: false });
    try {
      const context = await browser.newContext({
        baseURL: stratum.address,
        storageState: { cookies: [], origins: [] },
      });
      const page = await context.newPage();
      await page.goto(stratum.setupLink);
      await page.getByLabel('Name').fill(administrator.name);
      await page.getByLabel('E-mail').fill(administrator.email);
      await page.getByRole('textbox', { name: 'Password' }).fill(administrator.password);
      await page.getByRole('button', { name: 'Create my account' }).click();
      await expect(page.getByRole('navigation').first()).toBeVisible();
      for (const [file, rows] of [
        ['customers.csv.gz', '5,942'],
        ['orders.csv.gz', '44,876'],
      ] as const) {
        await importFile(page, join(folder, file), rows);
      }
      await page.goto('/segments');
      await expect(page.getByText('5,942')).toBeVisible();
      await expect(page.getByText('44,876')).toBeVisible();
      await context.close();
    } finally {
      expect(await stratum.stop()).toBe(0);
      await rm(data, { recursive: true, force: true });
    }
  });
} else {
  test('the retail files are not at ../shared/data/online-retail, so their import is not walked', () => {
    expect(existsSync(folder)).toBe(false);
  });
}
