import { gzipSync } from 'node:zlib';
import { isLong } from '../fixtures/long-run.ts';
import { DRIVER_RUNS_SCRIPTS, expect, test } from './site.ts';

/** Where each simulator stands, and what the first press of its first button tells. */
const PAGES = [
  ['token-bucket', '/middle/rate-limiting/', 'Пропущен: взято 1, осталось 4.'],
  ['circuit-breaker', '/senior-ready/circuit-breaker/', 'Сервис ответил, счёт отказов обнулён.'],
  ['saga', '/senior-ready/saga/', '«Заказ»: сделано. Записано в журнал.'],
  ['outbox-relay', '/senior-ready/outbox/', 'COMMIT: заказ 1 и событие 1 записаны вместе.'],
] as const;

for (const [name, address, first] of PAGES) {
  test(`the simulator ${name} is driven by keyboard`, async ({ page, at }) => {
    await page.goto(at(address));
    const figure = page.locator(`[data-simulator="${name}"]`);
    const status = figure.getByRole('status');
    const picture = figure.getByRole('img');
    const [told, described, drawn] = await Promise.all([
      status.textContent(),
      picture.getAttribute('aria-label'),
      picture.innerHTML(),
    ]);
    const [button, back] = [
      figure.getByRole('button').first(),
      figure.getByRole('button', { name: 'Шаг назад' }),
    ];
    await expect(button).toBeEnabled();
    await expect(back).toHaveAttribute('aria-disabled', 'true');
    await button.focus();
    await page.keyboard.press('Enter');
    await expect(status).toHaveText(first);
    await expect(picture).not.toHaveAttribute('aria-label', described ?? '');
    await page.keyboard.press('Space');
    await expect(status).not.toHaveText(told ?? '');
    await expect(button).toBeFocused();
    // Back to where it began: the same words, the same picture.
    const buttons = await figure.getByRole('button').count();
    for (let press = 2; press < buttons; press++) await page.keyboard.press('Tab');
    await expect(back).toBeFocused();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect(status).toHaveText(told ?? '');
    await expect(back).toHaveAttribute('aria-disabled', 'true');
    await expect(picture).toHaveAttribute('aria-label', described ?? '');
    expect(await picture.locator('rect, text').count()).toBe(drawn.match(/<(?:rect|text)/g)?.length);
  });

  test(`the simulator ${name} costs 4 KB of script at most`, async ({ page, at, request }) => {
    await page.goto(at(address));
    const entry = await page.locator('script[src*="Simulator"]').getAttribute('src');
    expect(entry).not.toBeNull();
    let weight = 0;
    const seen = new Set<string>();
    const weigh = async (url: string): Promise<void> => {
      if (seen.has(url)) return;
      seen.add(url);
      const text = await (await request.get(url)).text();
      weight += gzipSync(text, { level: 9 }).length;
      for (const [, path = ''] of text.matchAll(/(?:from|import)\s*["'`](\.[^"'`]+)["'`]/g))
        await weigh(new URL(path, url).href);
    };
    await weigh(new URL(entry ?? '', page.url()).href);
    expect(weight).toBeLessThanOrEqual(4 * 1024);
  });
}

test('what cannot be done says why, and is nothing to go back from', async ({ page, at }) => {
  await page.goto(at('/senior-ready/outbox/'));
  const figure = page.locator('[data-simulator="outbox-relay"]');
  const kill = figure.getByRole('button', { name: 'Убить relay' });
  await expect(kill).toHaveAttribute('aria-disabled', 'true');
  await kill.press('Enter');
  await expect(figure.getByRole('status')).toContainText('Relay ничего не держит');
  await expect(figure.getByRole('button', { name: 'Шаг назад' })).toHaveAttribute('aria-disabled', 'true');
});

test('a relay that is killed after it has sent loses nothing and repeats', async ({ page, at }) => {
  await page.goto(at('/senior-ready/outbox/'));
  const figure = page.locator('[data-simulator="outbox-relay"]');
  const press = async (name: string, times = 1): Promise<void> => {
    for (let time = 0; time < times; time++) await figure.getByRole('button', { name }).click();
  };
  await press('Новый заказ', 2);
  await press('Шаг relay', 3);
  await press('Убить relay');
  await expect(figure.getByRole('status')).toContainText('Уже отправленное (1, 2) уйдёт ещё раз');
  await press('Шаг relay', 6);
  await press('Шаг потребителя', 4);
  await expect(figure.getByRole('img')).toHaveAccessibleName(
    'Outbox: ничего. Relay ждёт. Очередь: ничего. Применено: 1, 2; повторов поглощено 2.',
  );
});

test('without scripts the steps stand there in words, and no button', async ({
  browser,
  baseURL,
  browserName,
}) => {
  test.skip(browserName === 'firefox', DRIVER_RUNS_SCRIPTS);
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' });
  const page = await context.newPage();
  for (const [name, address] of PAGES) {
    await page.goto(`.${address}`);
    const figure = page.locator(`[data-simulator="${name}"]`);
    await expect(figure.getByRole('listitem').last()).toBeVisible();
    await expect(figure.getByRole('button')).toHaveCount(0);
  }
  await context.close();
});

test('no other page loads a simulator', async ({ request, baseURL }) => {
  const map = await (await request.get(`${baseURL ?? ''}sitemap-0.xml`)).text();
  const addresses = [...map.matchAll(/<loc>https:\/\/example\.test([^<]*)<\/loc>/g)].map(
    ([, path = '']) => path,
  );
  const others = addresses.filter((address) => !PAGES.some(([, own]) => address.endsWith(own)));
  expect(others.length).toBeGreaterThan(40);
  for (const address of isLong ? others : others.filter((_, index) => index % 4 === 0)) {
    const html = await (await request.get(new URL(address, baseURL).href)).text();
    expect(html, address).not.toMatch(/src="[^"]*Simulator/);
  }
});
