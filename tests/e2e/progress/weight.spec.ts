import { gzipSync } from 'node:zlib';
import { expect, test } from '../site.ts';

/** What a topic's page loads for other things than progress: Starlight's own, search, themes, code, Vite's loader. */
const OTHERS =
  /^(?:page|Search|ThemePicker|MobileTableOfContents|TableOfContents|starlight-toc|ec|loader|ui-core)\b/;

test('progress costs a topic’s page 6 KB of script at most', async ({ page, at }) => {
  const weights = new Map<string, number>();
  page.on('response', (response) => {
    const file = /\/_astro\/([^/]+\.js)$/.exec(response.url())?.[1];
    if (file === undefined || OTHERS.test(file)) return;
    weights.set(file, 0);
    void response.body().then((body) => weights.set(file, gzipSync(body, { level: 9 }).length));
  });
  await page.goto(at('/ramp-up/concurrency/'), { waitUntil: 'networkidle' });
  await expect.poll(() => [...weights.values()].every((weight) => weight > 0)).toBe(true);
  expect([...weights.keys()].filter((name) => name.startsWith('progress.'))).toHaveLength(1);
  expect(
    [...weights.values()].reduce((sum, weight) => sum + weight, 0),
    [...weights].join(' '),
  ).toBeLessThanOrEqual(6 * 1024);
});
