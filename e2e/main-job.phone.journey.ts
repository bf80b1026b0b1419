import { expect, test } from '@playwright/test';
import { expectAccessible } from './support/accessibility';

test('the main pages are read on a phone without scrolling sideways', async ({ page }) => {
  await page.goto('/segments');
  await page.locator('li').getByRole('link', { name: 'Stopped ordering' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Stopped ordering' })).toBeVisible();
  const segment = new URL(page.url()).pathname;
  for (const path of [
    '/dashboards',
    '/segments',
    segment,
    `${segment}/members`,
    `${segment}/receipts`,
    '/customers/c04',
    '/data',
    '/data/traits',
    '/data/owners',
  ]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0);
    await test.step(path, async () => {
      const sideways = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(sideways).toBe(0);
      await expectAccessible(page);
    });
  }
});
