import { gzipSync } from 'node:zlib';
import type { Locator, Page, Response } from '@playwright/test';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './site.ts';

const KB = 1024;

function dialogOf(page: Page): { dialog: Locator; input: Locator; results: Locator } {
  const dialog = page.getByRole('dialog', { name: 'Поиск' });
  return {
    dialog,
    input: dialog.getByRole('searchbox', { name: 'Поиск по сайту' }),
    results: dialog.locator('.search-results > li'),
  };
}

/** Bytes of what matches and has come until the result is asked for, as they are sent: gzipped. */
function weigh(page: Page, matches: (path: string) => boolean): () => Promise<Map<string, number>> {
  const responses = new Map<string, Response>();
  const listener = (response: Response): void => {
    const { pathname } = new URL(response.url());
    if (matches(pathname)) responses.set(pathname, response);
  };
  page.on('response', listener);
  return async () => {
    page.off('response', listener);
    const sizes = [...responses].map(async ([path, response]) => {
      return [path, gzipSync(await response.body(), { level: 9 }).length] as const;
    });
    return new Map(await Promise.all(sizes));
  };
}
const sum = (weights: Map<string, number>): number => [...weights.values()].reduce((a, b) => a + b, 0);

test('search opens by its button and by keys on any layout, and closes by Esc', async ({ page, at }) => {
  await page.goto(at('/middle/jwt/'));
  const { dialog, input } = dialogOf(page);
  await page.getByRole('button', { name: 'Поиск' }).click();
  await expect(input).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  for (const keys of ['/', 'Control+KeyK', 'Meta+KeyK']) {
    await page.keyboard.press(keys);
    await expect(input).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  }
  // The key that gives «л» on a Russian layout.
  await page.evaluate(() =>
    dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyK', key: 'л', ctrlKey: true })),
  );
  await expect(input).toBeFocused();
});

test('the keyboard alone leads from a query on the wrong layout to the section', async ({ page, at }) => {
  await page.goto(at('/'));
  await page.keyboard.press('/');
  const { input, results, dialog } = dialogOf(page);
  await page.keyboard.type('enfxrf ujhenby');
  await expect(results.first()).toContainText('Горутины, каналы, sync, context');
  await expect(dialog).toContainText('Искали «утечка» вместо «enfxrf», «горутин» вместо «ujhenby»');
  await expect(results.first().locator('mark').first()).toBeVisible();
  // Results may change their order until all have come.
  await expect(dialog.getByRole('status')).toContainText('Найдено');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(results.first().locator('ul a').first()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(input).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/ramp-up\/concurrency\/#.+/);
  await expect(page.locator(':target')).toBeInViewport();
});

test('Enter follows the first result, and the query is remembered', async ({ page, at }) => {
  await page.goto(at('/'));
  await page.keyboard.press('/');
  // Typed before the dialog is there.
  await page.keyboard.type('outbox');
  await expect(dialogOf(page).input).toHaveValue('outbox');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(at('/senior-ready/outbox/'));
  // Its script has made a button of the link.
  await expect(page.getByRole('button', { name: 'Поиск' })).toBeVisible();
  await page.keyboard.press('/');
  const recent = page.getByRole('region', { name: 'Недавние запросы' });
  await recent.getByRole('button', { name: 'outbox' }).click();
  await expect(dialogOf(page).results.first()).toContainText('Outbox');
  await dialogOf(page).input.fill('');
  await recent.getByRole('button', { name: 'Забыть' }).click();
  await expect(recent).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Поиск' })).toBeVisible();
  await page.keyboard.press('/');
  await expect(dialogOf(page).input).toBeFocused();
  await expect(recent).toHaveCount(0);
});

test('a correction can be taken back', async ({ page, at }) => {
  await page.goto(at('/'));
  await page.keyboard.press('/');
  const { dialog, input, results } = dialogOf(page);
  await input.fill('outbx');
  await expect(results.first()).toContainText('Outbox');
  await dialog.getByRole('button', { name: 'Искать как набрано' }).click();
  await expect(dialog.getByRole('button', { name: 'Искать как набрано' })).toHaveCount(0);
  await input.fill('гхритеня');
  await expect(dialog).toContainText('По запросу «гхритеня» ничего нет');
  await expect(
    dialog.getByRole('region', { name: 'Похожие термины' }).getByRole('button').first(),
  ).toBeVisible();
});

test('results can be narrowed to questions, terms, projects and a line', async ({ page, at }) => {
  await page.goto(at('/'));
  await page.keyboard.press('/');
  const { dialog, input, results } = dialogOf(page);
  await input.fill('идемпотентность');
  await dialog.getByRole('radio', { name: 'Вопросы' }).check();
  await expect(results.first().locator('.kind').first()).toHaveText(/^вопрос · /);
  await dialog.getByRole('radio', { name: 'Термины' }).check();
  await expect(results.first().locator('.kind').first()).toHaveText(/^термин · /);
  await dialog.getByRole('radio', { name: 'Проекты' }).check();
  await expect(results.first().locator('.kind').first()).toHaveText(/^проект/);
  await dialog.getByRole('radio', { name: 'Всё' }).check();
  await dialog.getByRole('combobox', { name: 'Линия' }).selectOption('4');
  await expect(results.first()).toHaveAttribute('data-line', '4');
  for (const result of await results.all()) await expect(result).toHaveAttribute('data-line', '4');
});

test('the page of search answers a link, and its address follows what is typed', async ({ page, at }) => {
  await page.goto(`${at('/search/')}?q=${encodeURIComponent('saga')}`);
  const main = page.getByRole('main');
  const first = main.locator('.search-results > li').first();
  await expect(first).toContainText('Saga pattern');
  // Results come in order of rank: no other link stands before them.
  await expect(main.getByRole('link').first()).toHaveText('Saga pattern');
  await main.getByRole('searchbox').fill('кэш');
  await expect(page).toHaveURL(/\?q=%D0%BA%D1%8D%D1%88$/);
  await page.keyboard.press('Enter');
  await expect(main.getByRole('link').first()).toBeFocused();
});

test('names answer where WebAssembly is refused, and what is missing is said', async ({
  page,
  at,
  faults,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'WebAssembly', { value: undefined });
  });
  await page.route('**/pagefind/**', (route) => route.abort());
  await page.goto(at('/'));
  await page.keyboard.press('/');
  const { dialog, input, results } = dialogOf(page);
  await input.fill('предохранитель');
  await expect(results.first()).toContainText('Circuit breaker');
  await expect(dialog).toContainText('Текст страниц сейчас не найти');
  // The browser names what was refused.
  faults.length = 0;
});

test('an index that cannot be fetched is said, and asked for again', async ({ page, at, faults }) => {
  await page.goto(at('/'));
  await page.route('**/search/concepts.json', (route) => route.abort());
  await page.keyboard.press('/');
  const { dialog, input, results } = dialogOf(page);
  await input.fill('сага');
  await expect(dialog.getByRole('status')).toHaveText('Указатель поиска не загрузился: нет сети?');
  faults.length = 0;
  await page.unroute('**/search/concepts.json');
  await dialog.getByRole('button', { name: 'Ещё раз' }).click();
  await expect(results.first()).toContainText('Saga');
});

test('search costs a page 3 KB at most, and its first answer 45 KB', async ({ page, at }) => {
  const onPage = weigh(page, (path) => /\/_astro\/Search\.astro[^/]*\.js$|\/search\//.test(path));
  await page.goto(at('/middle/jwt/'), { waitUntil: 'networkidle' });
  const before = await onPage();
  expect([...before.keys()]).toHaveLength(1);
  expect(sum(before)).toBeLessThanOrEqual(3 * KB);
  // What comes once the first answer stands there is not part of it.
  await page.route('**/search/{answers,sections,questions}.json', (route) => route.fulfill({ json: {} }));
  await page.route('**/search/words.json', (route) => route.fulfill({ json: [] }));
  const opening = weigh(
    page,
    (path) => !/\/(?:answers|sections|questions|words)\.json$|\/pagefind\//.test(path),
  );
  await page.keyboard.press('/');
  await dialogOf(page).input.fill('горутина');
  await expect(dialogOf(page).results.first()).toContainText('Горутины');
  const weights = await opening();
  expect(sum(weights), [...weights].join(' ')).toBeLessThanOrEqual(45 * KB);
  expect(weights.size).toBeGreaterThan(2);
});

test('on a phone search takes the whole screen', async ({ page, at }) => {
  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto(at('/middle/jwt/'));
  await page.getByRole('button', { name: 'Поиск' }).click();
  const { dialog, input, results } = dialogOf(page);
  await input.fill('что такое предохранитель и зачем он нужен');
  await expect(results.first()).toContainText('Circuit breaker');
  expect(await dialog.boundingBox()).toEqual({ x: 0, y: 0, width: 360, height: 780 });
  const desk = dialog.locator('.search-desk');
  expect(await desk.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  await dialog.getByRole('button', { name: 'Закрыть поиск' }).click();
  await expect(dialog).toBeHidden();
});

for (const theme of ['light', 'dark'] as const)
  test(`search has no violation of accessibility in ${theme}`, async ({ page, at }) => {
    await page.emulateMedia({ colorScheme: theme });
    await page.goto(at('/middle/jwt/'));
    await page.keyboard.press('/');
    const { input, results } = dialogOf(page);
    await input.fill('jnvtyf rjyntrcnf');
    await expect(results.first()).toBeVisible();
    await expect(page.getByRole('dialog').getByRole('status')).toHaveText(/Найдено/);
    const { violations } = await new AxeBuilder({ page }).include('.search-dialog').analyze();
    expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);
  });
