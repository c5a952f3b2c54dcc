import { expect, test as base } from '@playwright/test';
import type { Page } from '@playwright/test';

interface Site {
  /** The full address of a page of the site: `at('/about/')`. */
  at: (address: string) => string;
  /** What a page must never do: errors, warnings of the console, requests to another origin. */
  faults: string[];
}

/** Playwright's test with the site under test and a watch on every page that it opens. */
export const test = base.extend<Site>({
  at: async ({ baseURL }, use) => {
    await use((address) => new URL(address.slice(1), baseURL).href);
  },
  faults: [
    async ({ page, baseURL }, use) => {
      const faults: string[] = [];
      page.on('pageerror', ({ message }) => {
        // Starlight's search loads itself when the page is idle; a test that cuts the network may come before that.
        if (!/dynamically imported module: \S*\/ui-core\./.test(message)) faults.push(`error: ${message}`);
      });
      page.on('console', (message) => {
        // Missing pages and a network that is cut are asked for by tests.
        if (
          ['error', 'warning'].includes(message.type()) &&
          !/404|ERR_INTERNET_DISCONNECTED/.test(message.text())
        ) {
          faults.push(`console: ${message.text()}`);
        }
      });
      page.on('request', (request) => {
        const { origin, protocol } = new URL(request.url());
        if (origin !== new URL(baseURL ?? '').origin && protocol !== 'data:')
          faults.push(`outside: ${request.url()}`);
      });
      await use(faults);
      expect(faults).toEqual([]);
    },
    { auto: true },
  ],
});

/** Why tests without script are left out there. */
export const DRIVER_RUNS_SCRIPTS = 'the driver of a stock Firefox cannot switch scripts off';

/**
 * Measures how far things move on each page that is opened from now on, as Cumulative Layout Shift does.
 *
 * @returns tells it of the page that is open, once its fonts are there
 */
export async function watchShift(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const watched = globalThis as typeof globalThis & { shift: number };
    watched.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        watched.shift += (entry as PerformanceEntry & { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return async () => {
    await page.evaluate(() => document.fonts.ready);
    return page.evaluate(() => (globalThis as typeof globalThis & { shift: number }).shift);
  };
}

export { expect };
