import { expect, test } from '@playwright/test';
import { expectAccessible } from './support/accessibility';
import { administrator, administratorState } from './support/administrator';

test('the first visitor with the link becomes administrator, and the link works once', async ({
  page,
  browser,
}) => {
  const link = process.env.STRATUM_E2E_SETUP_LINK ?? '';
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'Set up Stratum' })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Name').fill(administrator.name);
  await page.getByLabel('E-mail').fill(administrator.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(administrator.password);
  await page.getByRole('button', { name: 'Create my account' }).click();
  await page.getByRole('button', { name: 'Start with my data' }).first().click();
  await expect(page.getByRole('button', { name: 'Look at the demo' })).toBeVisible();
  await expect(page.getByRole('navigation').first()).toBeVisible();
  await page.context().storageState({ path: administratorState });

  const stranger = await browser.newPage();
  const answer = await stranger.goto(link);
  expect(answer?.status()).toBe(404);
  await stranger.close();
});
