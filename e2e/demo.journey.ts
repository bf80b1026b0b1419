import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessibility';

test.describe.configure({ mode: 'serial' });

const demoState = 'test-results/demo.json';
const banner = (page: Page) => page.getByRole('complementary', { name: 'Demo' });

test('the demo is a click away and opens by itself when it is ready', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: /^Ada Administrator/ }).click();
  await page.getByRole('menuitem', { name: 'Look at the demo' }).click();
  await expect(banner(page)).toContainText('everything here is made up');
  await expect(page.getByRole('heading', { level: 1, name: 'Segments' })).toBeVisible({
    timeout: 100_000,
  });
  await page.context().storageState({ path: demoState });
});

test.describe('in the demo', () => {
  test.use({ storageState: demoState });

  test('the dashboard shows eight segments with members and a past', async ({ page }) => {
    await page.goto('/dashboards');
    const cards = page.locator('li').filter({ has: page.getByRole('heading', { level: 2 }) });
    await expect(cards).toHaveCount(8);
    await expect(page.getByText(/of 5,000/).first()).toBeVisible();
    await expectAccessible(page);
  });

  test('the list has eight published segments, and a rule opens with its count', async ({
    page,
  }) => {
    await page.goto('/segments');
    const links = page.locator('table a[data-row]');
    await expect(links).toHaveCount(8);
    await page.getByRole('link', { name: 'Churn risk' }).first().click();
    await expect(page.getByRole('link', { name: /^Members now: [\d,]+$/ })).toBeVisible();
    await page.getByRole('link', { name: 'Edit rule' }).click();
    await expect(page.getByText(/customers, [\d.]+% of 5,000/)).toBeVisible({ timeout: 30_000 });
    await expectAccessible(page);
  });

  test('a customer opens with what they did', async ({ page }) => {
    await page.goto('/customers');
    await page.getByRole('link', { name: 'HL00001' }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByText('Company', { exact: true }).first()).toBeVisible();
    await expect(banner(page)).toBeVisible();
  });

  test('one click leads to the own data and another back, each without the other’s', async ({
    page,
  }) => {
    await page.goto('/segments');
    await banner(page)
      .getByRole('button', { name: /my data$/ })
      .click();
    await expect(banner(page)).toBeHidden();
    await page.goto('/segments');
    await expect(page.getByRole('link', { name: 'Churn risk' })).toHaveCount(0);
    await page.getByRole('button', { name: /^Ada Administrator/ }).click();
    await page.getByRole('menuitem', { name: 'Look at the demo' }).click();
    await expect(banner(page)).toBeVisible();
    await page.goto('/segments');
    await expect(page.getByRole('link', { name: 'Churn risk' }).first()).toBeVisible();
  });
});
