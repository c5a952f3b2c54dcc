import { DRIVER_RUNS_SCRIPTS, expect, test, watchShift } from '../site.ts';
import { breakStorage, savedText, storedTick } from './progress-page.ts';

const NOTE = '/ramp-up/concurrency/';
const ITEM = 'ramp-up/concurrency';
const BOX = { name: 'Пройдено: Горутины, каналы, sync, context' };

test('an item that is ticked on home is ticked everywhere, and after a reload', async ({ page, at }) => {
  await page.goto(at('/'));
  await page.locator('.route-list').getByRole('checkbox', BOX).check();
  await expect(page.locator(`svg.scheme:visible [data-station="${ITEM}"]`)).toHaveAccessibleName(
    /, пройдено$/,
  );
  await expect(page.locator('.route-list [data-count="ramp-up"]').last()).toHaveText('1 из 6');
  await page.goto(at('/ramp-up/'));
  await expect(page.getByRole('main').getByRole('checkbox', BOX)).toBeChecked();
  await page.goto(at(NOTE));
  await expect(page.getByRole('checkbox', { name: 'Пройдено' })).toBeChecked();
  await page.goto(at('/plan/'));
  await expect(page.getByRole('checkbox', BOX)).toBeChecked();
  await page.reload();
  await page.getByRole('checkbox', BOX).uncheck();
  await page.goto(at('/'));
  await expect(page.locator('.route-list').getByRole('checkbox', BOX)).not.toBeChecked();
});

test('a checkpoint makes its item «in work», and another tab hears of it', async ({ page, context, at }) => {
  const other = await context.newPage();
  await other.goto(at('/ramp-up/'));
  await page.bringToFront();
  await page.goto(at(NOTE));
  const first = page.locator('input[data-checkpoint]').first();
  await first.focus();
  await page.keyboard.press('Space');
  await expect(first).toBeChecked();
  await expect(page.getByText(/^1 из \d+$/)).toBeVisible();
  await expect(other.getByRole('main').getByRole('checkbox', BOX)).toHaveJSProperty('indeterminate', true);
  await other.getByRole('main').getByRole('checkbox', BOX).check();
  await expect(page.getByRole('checkbox', { name: 'Пройдено' })).toBeChecked();
  expect(await storedTick(page, ITEM)).toBe('done');
});

test('«in work» can be set by hand, and taken back', async ({ page, at }) => {
  await page.goto(at(NOTE));
  const button = page.getByRole('button', { name: 'Взять в работу' });
  await button.click();
  await expect(page.getByRole('button', { name: 'В работе' })).toHaveAttribute('aria-pressed', 'true');
  expect(await storedTick(page, ITEM)).toBe('doing');
  await page.getByRole('button', { name: 'В работе' }).click();
  await expect(button).toHaveAttribute('aria-pressed', 'false');
});

test('a tick that is set before the script has come is kept', async ({ page, at }) => {
  let release = (): void => undefined;
  const gate = new Promise<void>((resolve) => (release = resolve));
  await page.route(/_astro\/.*\.js$/, async (route) => {
    await gate;
    await route.continue();
  });
  await page.goto(at(NOTE), { waitUntil: 'commit' });
  const box = page.locator('input[data-checkpoint]').first();
  await box.check();
  release();
  await expect
    .poll(async () => storedTick(page, (await box.getAttribute('data-checkpoint')) ?? ''))
    .toBe('done');
  await expect(box).toBeChecked();
});

test('every box is 24 pixels wide and high', async ({ page, at }) => {
  for (const address of ['/', '/ramp-up/', NOTE, '/plan/', '/progress/']) {
    await page.goto(at(address));
    const small = await page.locator('main input[type="checkbox"]').evaluateAll(
      (boxes) =>
        boxes.filter((box) => {
          const { width, height } = box.getBoundingClientRect();
          return width > 0 && Math.min(width, height) < 24;
        }).length,
    );
    expect(small, address).toBe(0);
  }
});

test('nothing moves when stored progress arrives', async ({ page, browserName, at }) => {
  test.skip(browserName === 'firefox', 'Firefox does not measure layout shifts');
  await page.goto(at('/'));
  await page.locator('.route-list').getByRole('checkbox', BOX).check();
  await page.getByRole('button', { name: 'Да, мой' }).click();
  const shift = await watchShift(page);
  for (const address of ['/', '/ramp-up/', NOTE, '/plan/', '/progress/']) {
    await page.goto(at(address), { waitUntil: 'networkidle' });
    expect(await shift(), address).toBeLessThan(0.01);
  }
});

for (const how of ['denied', 'full'] as const) {
  test(`with the storage ${how} the page works on, says so once and offers the file`, async ({
    page,
    context,
    at,
  }) => {
    await breakStorage(context, how);
    await page.goto(at('/ramp-up/'));
    await expect(page.getByRole('alert')).toHaveCount(0);
    const box = page.getByRole('main').getByRole('checkbox', BOX);
    await box.check();
    await page.getByRole('main').getByRole('checkbox', { name: 'Пройдено: Docker' }).check();
    await expect(box).toBeChecked();
    await expect(page.getByRole('alert')).toHaveCount(1);
    const { text } = await savedText(page, () =>
      page.getByRole('button', { name: 'Сохранить файлом' }).click(),
    );
    expect(text).toContain('"ramp-up/docker"');
    await page.getByRole('button', { name: 'Понятно' }).click();
    await expect(page.getByRole('alert')).toHaveCount(0);
  });
}

test('ticking needs no network', async ({ page, context, at }) => {
  await page.goto(at(NOTE), { waitUntil: 'networkidle' });
  await context.setOffline(true);
  await page.locator('input[data-checkpoint]').first().check();
  await expect(page.getByText(/^1 из \d+$/)).toBeVisible();
  await context.setOffline(false);
  await page.reload();
  await expect(page.locator('input[data-checkpoint]').first()).toBeChecked();
});

test('without script the lists can be read and nothing pretends to be kept', async ({
  browser,
  browserName,
  at,
}) => {
  test.skip(browserName === 'firefox', DRIVER_RUNS_SCRIPTS);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  for (const address of ['/', '/ramp-up/', '/plan/']) {
    await page.goto(at(address));
    await expect(
      page
        .getByRole('main')
        .getByRole('link', { name: /^(Docker|Освоить Docker)/ })
        .last(),
    ).toBeVisible();
    await expect(page.locator('input[data-item]:visible')).toHaveCount(0);
  }
  await page.goto(at('/progress/'));
  await expect(page.getByText('скрипты выключены')).toBeVisible();
  await context.close();
});

test('whose plan it is, is asked once and can be changed', async ({ page, at }) => {
  await page.goto(at('/'));
  const card = page.locator('today-card');
  await card.getByRole('button', { name: 'Да, мой' }).click();
  await expect(card.getByRole('link', { name: 'План по дням' })).toBeFocused();
  await page.reload();
  await expect(card.getByText('Это ваш план?')).toBeHidden();
  await page.goto(at('/plan/'));
  const basis = page.getByRole('checkbox', { name: /^Это мой план/ });
  await expect(basis).toBeChecked();
  await basis.uncheck();
  await page.reload();
  await expect(basis).not.toBeChecked();
});

test('who ticks today’s item on the card sees what comes next', async ({ page, at }) => {
  await page.clock.setFixedTime(new Date('2026-11-25T12:00:00'));
  await page.goto(at('/'));
  const card = page.locator('today-card');
  await card.getByRole('button', { name: 'Да, мой' }).click();
  await card.getByRole('checkbox', { name: 'Пройдено: Go-база' }).check();
  await expect(card).toContainText('Дальше: Горутины, каналы, sync, context');
  await expect(card.getByRole('link', { name: 'Go-база' })).toBeVisible();
  await expect(page.locator('svg.scheme:visible [data-today]')).toHaveAccessibleName(
    'Горутины, каналы, sync, context',
  );
});
