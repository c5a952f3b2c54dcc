import type { Page } from '@playwright/test';
import AxeBuilder from '@axe-core/playwright';
import { savedText } from './progress/progress-page.ts';
import { expect, test } from './site.ts';

const TOPIC = 'ramp-up/go-basics';
const counts = (page: Page) => page.locator('[data-counts]');
const question = (page: Page) => page.locator('trainer-desk .card h3');

/** Puts the cards of a topic into the queue. */
async function take(page: Page, topic = TOPIC): Promise<void> {
  await page.getByText('Выбрать темы').click();
  await page.locator(`[data-topic="${topic}"]`).check();
  await expect(question(page)).toBeVisible();
}

/** The lines of the log as they are stored. */
function storedLines(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    Object.keys(localStorage)
      .filter((key) => key.includes('/trainer-'))
      .flatMap((key) => (localStorage.getItem(key) ?? '').split('\n'))
      .filter((line) => line.includes(' review ')),
  );
}

test('a review by the keyboard alone: answers, grades, one taken back, and all there after a reload', async ({
  page,
  at,
}) => {
  await page.goto(at('/trainer/'));
  await expect(page.getByText('В очереди пока нет тем')).toBeVisible();
  await take(page);
  // As one comes every evening: nothing has the focus.
  await page.reload();
  await expect(counts(page)).toContainText('новых: 10');
  await expect(question(page)).toBeVisible();
  const first = await question(page).textContent();
  await page.keyboard.press('1');
  expect(await storedLines(page), 'no grade before the answer is seen').toEqual([]);
  await page.keyboard.press('Space');
  await expect(page.locator('.answer .short')).toBeFocused();
  await page.keyboard.press('Space');
  await expect(page.locator('.answer details.more')).toHaveAttribute('open');
  await page.keyboard.press('4');
  await expect(question(page)).not.toHaveText(first ?? '');
  await expect(counts(page)).toContainText('новых: 9');
  await page.keyboard.press('z');
  await expect(question(page)).toHaveText(first ?? '');
  await expect(counts(page)).toContainText('новых: 10');
  await page.keyboard.press('Space');
  await page.keyboard.press('1');
  await expect(counts(page)).toContainText('учатся: 1');
  await page.reload();
  await expect(counts(page)).toContainText('учатся: 1 · к повторению: 0 · новых: 9');
  expect(await storedLines(page)).toHaveLength(2);
});

test('a card that is forgotten comes back when its minutes are over, a known one on its day', async ({
  page,
  at,
}) => {
  await page.clock.install({ time: new Date('2026-11-25T09:00:00') });
  await page.goto(at('/trainer/'));
  await page.getByLabel('Новых в день').fill('1');
  await take(page);
  const first = await question(page).textContent();
  await page.getByRole('button', { name: 'Показать ответ' }).click();
  await page.getByRole('button', { name: /^Снова/ }).click();
  // Nothing else is left: it is shown before its minute is over.
  await expect(question(page)).toHaveText(first ?? '');
  await page.getByRole('button', { name: 'Показать ответ' }).click();
  await page.getByRole('button', { name: /^Легко/ }).click();
  await expect(page.getByText('На сегодня всё')).toBeVisible();
  await page.clock.setFixedTime(new Date('2026-12-10T08:00:00'));
  await page.reload();
  await expect(question(page)).toHaveText(first ?? '');
  await expect(counts(page)).toContainText('к повторению: 1');
});

test('a suspended card is asked no more, and can be brought back', async ({ page, at }) => {
  await page.goto(at('/trainer/'));
  await take(page);
  const first = (await question(page).textContent()) ?? '';
  await page.getByRole('button', { name: 'Не спрашивать' }).click();
  await expect(question(page)).not.toHaveText(first);
  const suspended = page.locator('[data-suspended] li');
  await expect(suspended).toContainText(first);
  await suspended.getByRole('button', { name: 'Вернуть' }).click();
  await expect(question(page)).toHaveText(first);
});

test('answers travel in the file of progress, and no import loses or doubles one', async ({
  browser,
  page,
  at,
}) => {
  await page.goto(at('/trainer/'));
  await take(page);
  await page.getByRole('button', { name: 'Показать ответ' }).click();
  await page.getByRole('button', { name: /^Хорошо/ }).click();
  await page.goto(at('/progress/'));
  const { text } = await savedText(page, () =>
    page.getByRole('button', { name: 'Сохранить файлом' }).click(),
  );

  const other = await browser.newContext({ locale: 'ru-RU' });
  const desktop = await other.newPage();
  await desktop.goto(at('/trainer/'));
  await take(desktop, 'ring/kafka');
  await desktop.getByRole('button', { name: 'Показать ответ' }).click();
  await desktop.getByRole('button', { name: /^Легко/ }).click();
  await desktop.goto(at('/progress/'));
  const file = { name: 'progress.json', mimeType: 'application/json', buffer: Buffer.from(text) };
  await desktop.getByLabel('Добавить из файла').setInputFiles(file);
  await expect(desktop.getByText(/тренажёр: 1.ответ/)).toBeVisible();
  await desktop.getByRole('button', { name: 'Добавить', exact: true }).click();
  expect(await storedLines(desktop)).toHaveLength(2);
  await desktop.getByLabel('Добавить из файла').setInputFiles(file);
  await expect(desktop.getByText('Всё, что есть в файле, здесь уже есть.')).toBeVisible();
  await other.close();
});

test('the cards of a topic enter the queue when the reader starts it', async ({ page, at }) => {
  await page.goto(at('/ramp-up/docker/'));
  await page.locator('input[data-checkpoint]').first().check();
  await page.goto(at('/trainer/'));
  await expect(page.locator('trainer-desk .card .from')).toContainText('Docker');
});

test('the trainer costs 30 KB of script at most, has no violation with an open card, and scrolls at no width', async ({
  page,
  at,
}) => {
  const { gzipSync } = await import('node:zlib');
  const sizes: Promise<number>[] = [];
  page.on('response', (response) => {
    if (response.url().endsWith('.js'))
      sizes.push(response.body().then((body) => gzipSync(body, { level: 9 }).length));
  });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(at('/trainer/'), { waitUntil: 'networkidle' });
  const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  expect(total).toBeLessThanOrEqual(30 * 1024);
  expect(total).toBeGreaterThan(10 * 1024);
  await take(page);
  await page.getByRole('button', { name: 'Показать ответ' }).click();
  const { violations } = await new AxeBuilder({ page }).include('trainer-desk').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});
