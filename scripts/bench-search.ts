/**
 * Measures how long search takes from a key to its results, in a browser whose processor is slowed four times.
 *
 *     node scripts/bench-search.ts [--root dist]
 *
 * The index is in before the first key, as it is for a reader who looks at the dialog for a moment. Each query of
 * `tests/search/queries.yml` is typed letter by letter; printed are the median, the 95th percentile and the worst.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { chromium, type Page } from '@playwright/test';
import { browserLaunch } from '../src/authoring/find-browser.ts';
import { readYaml } from '../src/authoring/front-matter.ts';
import { servePages } from '../src/authoring/pages-server.ts';
import { readQueries } from '../tests/search/read-queries.ts';

const QUERIES = 'tests/search/queries.yml';
/** Lighthouse's model of a phone of the middle class against a desktop. */
const SLOWDOWN = 4;

const { values } = parseArgs({ options: { root: { type: 'string', default: 'dist' } } });
const { queries } = readQueries(readYaml(await readFile(QUERIES, 'utf8'), QUERIES), QUERIES);
const server = await servePages({ root: values.root, base: '/', port: 0 });
const browser = await chromium.launch(browserLaunch('chromium'));
try {
  const page = await browser.newPage();
  await (await page.context().newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  await page.goto(`${server.url}search/`);
  await page.locator('search-page input[type=search]').fill('сага');
  await page.locator('.search-results > li').first().waitFor();
  const times: number[] = [];
  for (const { q } of queries) times.push(...(await typed(page, q)));
  times.sort((a, b) => a - b);
  const at = (share: number): string => (times[Math.floor((times.length - 1) * share)] ?? 0).toFixed(1);
  console.log(
    `${String(times.length)} keys of ${String(queries.length)} queries, processor slowed ${String(SLOWDOWN)} times: ` +
      `median ${at(0.5)} ms, p95 ${at(0.95)} ms, worst ${at(1)} ms`,
  );
} finally {
  await browser.close();
  await server.close();
}

/** Milliseconds from each key to the results of the names, which are drawn before the event is over. */
function typed(page: Page, query: string): Promise<number[]> {
  return page.evaluate(async (text) => {
    const input = document.querySelector<HTMLInputElement>('search-page input[type=search]');
    if (!input) throw new Error('no field of search');
    const spent: number[] = [];
    for (let length = 1; length <= text.length; length += 1) {
      input.value = text.slice(0, length);
      const begin = performance.now();
      input.dispatchEvent(new Event('input'));
      // The first answer comes in microtasks; a message is a task after them.
      await new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = resolve;
        port2.postMessage(null);
      });
      spent.push(performance.now() - begin);
    }
    return spent;
  }, query);
}
