import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '../e2e/site.ts';
import { sample } from '../fixtures/long-run.ts';

/** One page of each kind. */
const PAGES = [
  '/',
  '/about/',
  '/ramp-up/',
  '/ramp-up/concurrency/',
  '/ramp-up/notes-api/',
  '/ramp-up/notes-api/api/',
  '/middle/pprof/',
  '/senior-ready/outbox/',
  '/plan/',
  '/progress/',
  '/share/',
  '/trainer/',
  '/trainer/mock/',
  '/trainer/tomorrow/',
  '/ring/',
  '/ring/kafka/',
  '/offer/interviews/sql/',
  '/404.html',
];

for (const colorScheme of ['light', 'dark'] as const) {
  for (const address of sample(PAGES, 2)) {
    test(`${address} in ${colorScheme} has no violation`, async ({ page, at }) => {
      // A whole note is a thousand nodes with colours to compute.
      test.setTimeout(180_000);
      await page.emulateMedia({ colorScheme });
      await page.goto(at(address));
      await page.evaluate(() => document.fonts.ready);
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      expect(
        violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
        ),
      ).toEqual([]);
    });
  }
}

test('nothing scrolls sideways at 320 px', async ({ page, at }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  for (const address of PAGES) {
    await page.goto(at(address));
    expect(await page.evaluate(() => document.documentElement.scrollWidth), address).toBeLessThanOrEqual(320);
  }
});
