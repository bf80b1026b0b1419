import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { systemChromium } from '../scripts/steps/browser.mjs';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const { values } = parseArgs({
  options: {
    address: { type: 'string', default: 'http://127.0.0.1:3000' },
    email: { type: 'string', default: '' },
    password: { type: 'string', default: '' },
    /** Whether the demo is walked instead of the workspace's own data. */
    demo: { type: 'boolean', default: false },
    /** The key of a customer to open. */
    customer: { type: 'string', default: '' },
    out: { type: 'string', default: 'test-results/walk' },
  },
});

const sights = [
  { name: 'en', language: 'en', scheme: 'light', width: 1440 },
  { name: 'en-dark', language: 'en', scheme: 'dark', width: 1440 },
  { name: 'zh', language: 'zh-CN', scheme: 'light', width: 1440 },
  { name: 'zh-dark', language: 'zh-CN', scheme: 'dark', width: 1440 },
  { name: 'en-390', language: 'en', scheme: 'light', width: 390 },
  { name: 'zh-390', language: 'zh-CN', scheme: 'dark', width: 390 },
] as const;
type Sight = (typeof sights)[number];

/** Pictures of every page in both languages and themes, on a screen and on a phone; prints what each page loads. */
async function walk(): Promise<void> {
  await mkdir(values.out, { recursive: true });
  const browser = await chromium.launch({
    executablePath: systemChromium() ?? undefined,
    args: flags,
  });
  const signedIn = await signIn(browser);
  const paths = await findPages(signedIn);
  for (const sight of sights) {
    await setLanguage(signedIn, sight.language);
    await takePictures(browser, signedIn, paths, sight);
  }
  await setLanguage(signedIn, 'en');
  await browser.close();
}

async function signIn(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: values.address });
  const answer = await context.request.post('/api/trpc/session.signIn', {
    headers: jsonFromHere(),
    data: { json: { email: values.email, password: values.password } },
  });
  if (!answer.ok()) throw new Error(`sign-in was refused: ${await answer.text()}`);
  if (values.demo)
    await context.request.post('/api/trpc/session.chooseWorkspace', {
      headers: jsonFromHere(),
      data: { json: { workspace: 'demo' } },
    });
  return context;
}

async function setLanguage(context: BrowserContext, language: Sight['language']): Promise<void> {
  await context.request.post('/api/trpc/session.setLanguage', {
    headers: jsonFromHere(),
    data: { json: { language } },
  });
}

const jsonFromHere = () => ({ 'content-type': 'application/json', origin: values.address });

async function findPages(context: BrowserContext): Promise<[string, string][]> {
  const page = await context.newPage();
  await page.goto('/segments', { waitUntil: 'networkidle' });
  const segment = await page
    .locator('table a[data-row]')
    .first()
    .getAttribute('href', { timeout: 5_000 })
    .catch(() => null);
  await page.close();
  const one = (path: string): [string, string][] =>
    segment ? [[`segment${path.replace('/', '-')}`, segment + path]] : [];
  return [
    ['dashboards', '/dashboards'],
    ['dashboards-table', '/dashboards?view=table'],
    ['segments', '/segments'],
    ...['', '/members', '/versions', '/receipts', '/rule'].flatMap(one),
    ['segments-new', '/segments/new'],
    ['customers', '/customers'],
    ...(values.customer
      ? ([['customer', `/customers/${values.customer}`]] as [string, string][])
      : []),
    ['data', '/data'],
    ['data-customers', '/data/customers'],
    ['data-owners', '/data/owners'],
    ['data-traits', '/data/traits'],
    ['data-import', '/data/import'],
    ['settings', '/settings'],
    ['settings-people', '/settings/people'],
    ['settings-mail', '/settings/mail'],
    ['settings-account', '/settings/account'],
    ['inbox', '/inbox'],
  ];
}

async function takePictures(
  browser: Browser,
  signedIn: BrowserContext,
  pages: readonly [string, string][],
  { name, scheme, width }: Sight,
): Promise<void> {
  const phone = width < 700;
  const context = await browser.newContext({
    baseURL: values.address,
    storageState: await signedIn.storageState(),
    colorScheme: scheme,
    viewport: { width, height: phone ? 844 : 900 },
    deviceScaleFactor: phone ? 2 : 1.25,
  });
  for (const [title, path] of pages) {
    const page = await context.newPage();
    await page.goto(path, { waitUntil: 'networkidle' });
    await page.screenshot({ path: join(values.out, `${title}-${name}.png`), fullPage: true });
    if (name === 'en') process.stdout.write(`${title}\t${await scriptKilobytes(page)} kB\n`);
    await page.close();
  }
  await context.close();
}

/** Script as it crosses the wire, in kB. */
async function scriptKilobytes(page: Page): Promise<number> {
  const bytes = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map((entry) => entry as PerformanceResourceTiming)
      .filter(({ name }) => new URL(name).pathname.endsWith('.js'))
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
  );
  return Math.round(bytes / 1000);
}

await walk();
