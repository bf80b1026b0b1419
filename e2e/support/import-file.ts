import { expect, type Page } from '@playwright/test';
import type { ShopFile } from './shop-files';

/** Imports a file as a person does: choose it, look at the mapping, check it, let it land. */
export async function importFile(page: Page, file: ShopFile | string, rows: string): Promise<void> {
  await page.goto('/data/import', { waitUntil: 'networkidle' });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('button', { name: `Check ${rows} rows` }).click();
  await page.getByRole('button', { name: /^Import: / }).click();
  await expect(page.getByRole('heading', { name: / is in$/ })).toBeVisible({ timeout: 60_000 });
}
