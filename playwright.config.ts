import { defineConfig, devices } from '@playwright/test';
import { isLong } from './tests/fixtures/long-run.ts';
import { browserLaunch } from './src/authoring/find-browser.ts';

/** Two segments deep, so that a link that forgets the base is a broken link. */
const BASE_PATH = '/route/500k/';
const PORT = 4173;
const OUT_DIR = 'dist-e2e';

/** Colours are those of the desktop, and a short run looks at the dark ones alone. */
const IN_LIGHT = / in light has no violation/;
/** What a short run leaves to the desktop. */
const DESKTOP_ENOUGH = ['**/{theme,progress/*}.spec.ts', 'a11y/**'];
const LONG_WAY = /travelled from end to end/;

/** Journeys that a small screen does not change: they are left to the desktop, and in the long run to Firefox. */
const OF_ANY_SIZE = '**/{projects,search,simulators,progress/{carry,plan,share,own-words,weight}}.spec.ts';

const baseURL = `http://127.0.0.1:${PORT}${BASE_PATH}`;
const chromium = { browserName: 'chromium', launchOptions: browserLaunch('chromium') } as const;

export default defineConfig({
  testDir: 'tests',
  testMatch: '{e2e,a11y}/**/*.spec.ts',
  outputDir: 'test-results/playwright',
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  // The accessibility check of a long note takes its time on a small machine.
  timeout: 60_000,
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  use: { baseURL, locale: 'ru-RU', trace: 'retain-on-failure' },
  projects: [
    {
      name: 'phone',
      testIgnore: isLong ? OF_ANY_SIZE : [OF_ANY_SIZE, ...DESKTOP_ENOUGH],
      grepInvert: isLong ? IN_LIGHT : [IN_LIGHT, LONG_WAY],
      use: {
        ...chromium,
        viewport: { width: 360, height: 780 },
        deviceScaleFactor: 2,
        hasTouch: true,
        isMobile: true,
      },
    },
    {
      name: 'desktop',
      grepInvert: isLong ? [] : IN_LIGHT,
      use: { ...chromium, viewport: { width: 1440, height: 900 } },
    },
    ...(isLong
      ? [
          {
            name: 'firefox',
            // What talks to the browser's storage, clipboard and files; the rest is markup.
            testMatch: 'e2e/{progress/*,theme}.spec.ts',
            testIgnore: '**/weight.spec.ts',
            use: { ...devices['Desktop Firefox'], launchOptions: browserLaunch('firefox') },
          },
        ]
      : []),
  ],
  webServer: {
    command: `npm run build -- --outDir ${OUT_DIR} && node scripts/serve.ts --root ${OUT_DIR} --port ${PORT}`,
    env: { BASE_PATH, SITE_URL: 'https://example.test' },
    url: baseURL,
    // The time of a build, and no server that happens to run: it might serve another one.
    timeout: 180_000,
    reuseExistingServer: false,
  },
});
