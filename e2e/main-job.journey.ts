import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessibility';
import { stratum } from './support/command-line';
import { importFile } from './support/import-file';
import { customersFile, ordersFile, shop } from './support/shop-files';

const name = 'Stopped ordering';
const leader = {
  name: 'Lena Leader',
  email: 'lena@stratum.test',
  password: 'a quiet river at night',
};

test.describe.configure({ mode: 'serial' });

test('customers and what they did are imported through the interface', async ({ page }) => {
  await importFile(page, customersFile(), String(shop.customers));
  await importFile(page, ordersFile(), String(shop.orders));
  await page.goto('/segments');
  await expect(page.getByText(`${shop.customers} customers`)).toBeVisible();
});

test('a rule is drawn from a template, its count watched, and published', async ({ page }) => {
  await page.goto('/segments');
  await page.getByRole('link', { name }).click();
  await page.getByLabel('Name in English').fill(name);
  await page.getByLabel('Name in Chinese').fill('停止下单');
  await page.getByRole('button', { name: 'Draw the rule' }).click();
  await expect(page.getByText(`customers, 25.0% of ${shop.customers}`)).toBeVisible();
  await page.getByRole('button', { name: /^Publish v1/ }).click();
  await page.getByRole('button', { name: `Publish v1 (${shop.stopped})` }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await openSegment(page);
  await expect(page.getByRole('link', { name: `Members now: ${shop.stopped}` })).toBeVisible({
    timeout: 60_000,
  });
});

test('a rule is drawn by hand: conditions added, negated, moved, undone and kept', async ({
  page,
}) => {
  const share = (percent: string) => page.getByText(`customers, ${percent}% of ${shop.customers}`);
  const condition = (n: number) =>
    page.getByRole('group', { name: new RegExp(`^Condition ${n}:`) });
  await page.goto('/segments/new');
  await page.getByLabel('Name in English').fill('Drawn by hand');
  await page.getByLabel('Name in Chinese').fill('手画');
  await page.getByRole('button', { name: 'Draw the rule' }).click();
  await page.getByRole('button', { name: 'Attribute', exact: true }).click();
  await page.getByRole('option', { name: /^Customer id/ }).click();
  await condition(1).getByRole('textbox', { name: 'Value' }).fill('c1');
  await expect(share('25.0')).toBeVisible();
  await page.getByRole('button', { name: 'Activity', exact: true }).click();
  await expect(condition(2)).toHaveAccessibleName(/at least 1 Orders in the last 90 days/);
  await condition(1).hover();
  await condition(1).getByRole('button', { name: 'Negate' }).click();
  await expect(share('55.0')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(share('20.0')).toBeVisible();
  await condition(2)
    .getByRole('button', { name: /^Condition 2/ })
    .focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(condition(1)).toHaveAccessibleName(/Orders/);
  await page.getByRole('button', { name: 'Group', exact: true }).click();
  await expect(page.getByText('There is no condition here.')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(share('20.0')).toBeVisible();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.reload();
  await expect(condition(2)).toHaveAccessibleName(/Customer id contains “c1”/);
  await page.getByRole('tab', { name: 'SQL' }).click();
  await expect(page.getByText('left join').first()).toBeVisible();
});

test('its past is filled in, and one number stands everywhere', async ({ page }) => {
  await openSegment(page);
  await expect(page.getByText('Filling in the past of')).toBeHidden({ timeout: 90_000 });
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  const rows = page.getByRole('region', { name: 'Size, entries and exits' }).locator('tbody tr');
  await expect.poll(() => rows.count()).toBeGreaterThan(20);
  await rows
    .first()
    .getByRole('link', { name: String(shop.stopped), exact: true })
    .click();
  await expect(page.getByText(`${shop.stopped} members`)).toBeVisible();
  await expect(page.getByRole('table', { name: 'Members' }).locator('tbody tr')).toHaveCount(
    shop.stopped,
  );
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: /^CSV/ }).click();
  const csv = await (await download).createReadStream();
  const text = Buffer.concat(await csv.toArray()).toString('utf8');
  expect(text.charCodeAt(0)).toBe(0xfeff);
  expect(text.trimEnd().split('\r\n')).toHaveLength(shop.stopped + 1);
  const { points } = (await stratum('sizes', 'stopped-ordering')) as { points: { size: number }[] };
  expect(points.at(-1)?.size).toBe(shop.stopped);
});

test('the dashboard shows it as chart and as table, down to the people', async ({ page }) => {
  await page.goto('/dashboards');
  await expect(page.getByRole('link', { name: `${name}: ${shop.stopped}` })).toBeVisible();
  const chart = page.getByRole('slider', { name: 'Size over time' });
  await chart.focus();
  await page.keyboard.press('End');
  await expect(chart).toHaveAttribute('aria-valuetext', new RegExp(`${name} ${shop.stopped}$`));
  await page.getByRole('button', { name: '12 months' }).click();
  await expect(page).toHaveURL(/period=12m/);
  await page.getByRole('button', { name: 'Save for everyone' }).click();
  await expect(page.getByText('Saved. Everybody opens the dashboard like this now.')).toBeVisible();
  await page.getByRole('button', { name: 'Table', exact: true }).first().click();
  const sizes = page.getByRole('region', { name: 'Size over time' });
  await sizes.getByRole('link').first().click();
  await expect(page.getByText(`${shop.stopped} members`)).toBeVisible();
});

test('leadership reads it all and changes nothing', async ({ page, browser, baseURL }) => {
  await page.goto('/settings/people');
  await page.getByRole('button', { name: 'Invite' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('E-mail').fill(leader.email);
  await dialog.getByLabel('Role', { exact: true }).click();
  await page.getByRole('option', { name: /Leadership/ }).click();
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  const link = await dialog.getByLabel('Invitation link').inputValue();

  const context = await browser.newContext({ baseURL, storageState: { cookies: [], origins: [] } });
  const own = await context.newPage();
  await own.goto(link);
  await own.getByLabel('Name').fill(leader.name);
  await own.getByRole('textbox', { name: 'Password' }).fill(leader.password);
  await own.getByRole('button', { name: 'Create my account' }).click();
  await expect(own.getByRole('link', { name: `${name}: ${shop.stopped}` })).toBeVisible();
  await own.getByRole('button', { name: '30 days' }).click();
  await expect(own).toHaveURL(/period=30d/);
  await expect(own.getByRole('button', { name: 'Save for everyone' })).toBeHidden();
  await openSegment(own);
  await expect(own.getByText(String(shop.stopped)).first()).toBeVisible();
  for (const action of ['Edit rule', 'Export', 'Refresh now'])
    await expect(own.getByText(action, { exact: true })).toBeHidden();
  const id = new URL(own.url()).pathname.split('/')[2] ?? '';
  await own.goto('/settings/people');
  await expect(own.getByText('This page is not open to your role').first()).toBeVisible();
  const refused = await context.request.get(`/api/segments/${id}/members.csv`);
  expect(refused.status()).toBe(403);
  const order = await context.request.post('/api/trpc/refreshes.refresh', {
    headers: { 'content-type': 'application/json', origin: baseURL ?? '' },
    data: { json: { id } },
  });
  expect(order.status()).toBe(403);
  await context.close();
});

for (const scheme of ['light', 'dark'] as const) {
  test(`every page with data is accessible, ${scheme}`, async ({ page }) => {
    test.slow();
    await page.addInitScript(
      (chosen) => localStorage.setItem('mantine-color-scheme-value', chosen),
      scheme,
    );
    await openSegment(page);
    const segment = new URL(page.url()).pathname;
    const paths = [
      '/dashboards',
      '/dashboards?view=table',
      '/segments',
      segment,
      `${segment}/members`,
      `${segment}/versions`,
      `${segment}/receipts`,
      `${segment}/rule`,
      '/customers',
      '/customers/c04',
      '/data',
      '/data/orders',
      '/data/traits',
      '/data/traits/new',
      '/data/owners',
      '/data/duplicates',
      '/settings',
      '/settings/people',
      '/settings/mail',
      '/inbox',
    ];
    for (const path of paths) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0);
      await test.step(path, () => expectAccessible(page));
    }
  });
}

async function openSegment(page: Page): Promise<void> {
  await page.goto('/segments');
  await page.getByRole('table').getByRole('link', { name }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}
