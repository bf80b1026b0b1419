import { defineConfig, devices } from '@playwright/test';
import { administratorState } from './e2e/support/administrator';
import { systemChromium } from './scripts/steps/browser.mjs';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export default defineConfig({
  testDir: './e2e',
  testMatch: '**/*.journey.ts',
  outputDir: './test-results/browser',
  globalSetup: './e2e/support/start-app.ts',
  forbidOnly: true,
  retries: 0,
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1440, height: 900 },
    baseURL: process.env.STRATUM_E2E_ADDRESS,
    locale: 'en-GB',
    timezoneId: 'UTC',
    trace: 'retain-on-failure',
    launchOptions: { executablePath: systemChromium() ?? undefined, args: flags },
  },
  projects: [
    { name: 'first start', testMatch: 'first-start.journey.ts' },
    {
      name: 'desktop',
      testIgnore: ['first-start.journey.ts', '**/*.phone.journey.ts'],
      dependencies: ['first start'],
      use: { storageState: administratorState },
    },
    {
      name: 'phone',
      testMatch: '**/*.phone.journey.ts',
      dependencies: ['desktop'],
      use: {
        storageState: administratorState,
        viewport: { width: 390, height: 844 },
        hasTouch: true,
        isMobile: true,
      },
    },
  ],
});
