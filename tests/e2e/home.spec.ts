import { expect, test, watchShift } from './site.ts';

const SCHEME = { name: /^Схема маршрута/ };

test('the scheme has a line per phase and a station per item, each a link', async ({ page, at }) => {
  await page.goto(at('/'));
  const scheme = page.getByRole('group', SCHEME);
  await expect(scheme).toHaveCount(1);
  await expect(scheme.getByRole('list')).toHaveCount(6);
  // 32 items, 12 supplements, 5 heads of lines and that of the ring
  await expect(scheme.locator('a[href]:visible')).toHaveCount(50);
  await scheme.getByRole('link', { name: 'Saga pattern' }).click();
  await expect(page).toHaveURL(at('/senior-ready/saga/'));
});

test('no label of the scheme runs into another, into a track or out of the drawing', async ({ page, at }) => {
  await page.goto(at('/'));
  await page.evaluate(() => document.fonts.ready);
  const clashes = await page.evaluate(() => {
    const svg = [...document.querySelectorAll<SVGSVGElement>('svg.scheme')].find(
      (node) => node.getClientRects().length,
    );
    if (!svg) return ['no scheme'];
    const frame = svg.getBoundingClientRect();
    const labels = [...svg.querySelectorAll<SVGTextElement>('a > text:not(.badge-number)')];
    const boxes = labels.map((label) => ({
      text: label.textContent.trim(),
      box: label.getBoundingClientRect(),
    }));
    const found = boxes
      .filter(
        ({ box }) =>
          box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 1,
      )
      .map(({ text }) => `${text} leaves the drawing`);
    for (const [index, a] of boxes.entries()) {
      for (const b of boxes.slice(index + 1)) {
        const apart =
          a.box.right <= b.box.left ||
          b.box.right <= a.box.left ||
          // A line's box is higher than its letters, in Firefox more than in Chromium.
          a.box.bottom <= b.box.top + 4 ||
          b.box.bottom <= a.box.top + 4;
        if (!apart) found.push(`${a.text} meets ${b.text}`);
      }
      const circles = [...svg.querySelectorAll('circle.stop')].map((circle) =>
        circle.getBoundingClientRect(),
      );
      const { left, right, top, bottom } = a.box;
      if (circles.some((c) => c.right > left && c.left < right && c.bottom > top + 2 && c.top < bottom - 2)) {
        found.push(`${a.text} covers a station`);
      }
    }
    return found;
  });
  expect(clashes).toEqual([]);
});

const DAYS = [
  { now: '2026-11-22T12:00:00', moment: /До старта 3.дня/, station: 'Go-база' },
  { now: '2026-11-25T00:00:01', moment: /День 1 из 127/, station: 'Go-база' },
  { now: '2026-12-07T23:59:59', moment: /линия 2, Ускорение/, station: 'Слойная архитектура' },
  { now: '2027-02-14T12:00:00', moment: /линия 4, Senior-ready/, station: /./ },
];

for (const { now, moment, station } of DAYS) {
  test(`on ${now} the card and the scheme show the same station`, async ({ page, at }) => {
    await page.clock.setFixedTime(new Date(now));
    await page.goto(at('/'));
    const card = page.locator('today-card');
    await expect(card).toContainText(moment);
    await expect(card.getByRole('link')).toHaveText(station);
    const title = (await card.getByRole('link').textContent())?.trim() ?? '';
    await expect(page.locator('svg.scheme:visible [data-today]')).toHaveAccessibleName(title);
  });
}

test('the card says how far behind the plan is', async ({ page, at }) => {
  await page.clock.setFixedTime(new Date('2026-12-08T12:00:00'));
  await page.goto(at('/'));
  await expect(page.locator('today-card')).toContainText(/Позади плана на 6.пунктов/);
});

test('after the plan the card says that it is over', async ({ page, at }) => {
  await page.clock.setFixedTime(new Date('2027-04-10T12:00:00'));
  await page.goto(at('/'));
  await expect(page.locator('today-card')).toContainText('План закончился 31');
});

test('nothing moves while the page loads', async ({ page, at }) => {
  const shift = await watchShift(page);
  await page.goto(at('/'), { waitUntil: 'networkidle' });
  expect(await shift()).toBeLessThan(0.001);
});

test('without script the card names the plan and where to begin', async ({ browser, at }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(at('/'));
  const card = page.locator('today-card');
  await expect(card).toContainText(/25.ноября 2026 – 31.марта 2027/);
  await expect(card.getByRole('link', { name: 'Go-база' })).toBeVisible();
  await context.close();
});
