import type { Page } from '@playwright/test';
import { withParts } from '../../../src/roadmap/nested.ts';
import { readRoadmap } from '../../../src/roadmap/read-roadmap.ts';
import { expect, test } from '../site.ts';
import { savedText, storedTick } from './progress-page.ts';

const PHONE = { viewport: { width: 360, height: 780 }, hasTouch: true };

async function importText(page: Page, text: string): Promise<void> {
  await page
    .getByLabel('Добавить из файла')
    .setInputFiles({ name: 'progress.json', mimeType: 'application/json', buffer: Buffer.from(text) });
}

test('progress of the phone comes to the desktop and takes nothing from it', async ({
  browser,
  page,
  at,
}) => {
  const phone = await browser.newContext({ ...PHONE, locale: 'ru-RU' });
  const pocket = await phone.newPage();
  await pocket.goto(at('/ramp-up/concurrency/'));
  await pocket.locator('input[data-checkpoint]').first().check();
  await pocket.getByRole('checkbox', { name: 'Пройдено' }).check();
  await pocket.goto(at('/progress/'));
  const { name, text } = await savedText(pocket, () =>
    pocket.getByRole('button', { name: 'Сохранить файлом' }).click(),
  );
  expect(name).toMatch(/^route-500k-\d{4}-\d\d-\d\d\.json$/);
  await phone.close();

  await page.goto(at('/ramp-up/'));
  await page.getByRole('main').getByRole('checkbox', { name: 'Пройдено: Docker' }).check();
  await page.goto(at('/progress/'));
  await importText(page, text);
  await expect(page.getByText('Горутины, каналы, sync, context: не начато → пройдено')).toBeVisible();
  await expect(page.getByText(/чек-лист: 1.отметка/)).toBeVisible();
  expect(await storedTick(page, 'ramp-up/concurrency')).toBeUndefined();
  await page.getByRole('button', { name: 'Добавить', exact: true }).click();
  await expect(page.locator('.sums [data-count="ramp-up"]').last()).toHaveText('2 из 6');
  await page.reload();
  await expect(page.locator('.sums [data-count="ramp-up"]').last()).toHaveText('2 из 6');
  await importText(page, text);
  await expect(page.getByText('Всё, что есть в файле, здесь уже есть.')).toBeVisible();
});

test('what is no progress changes nothing, and what is damaged gives what is whole', async ({ page, at }) => {
  await page.goto(at('/progress/'));
  await importText(page, 'не то');
  await expect(page.getByText('В этом файле нет прогресса')).toBeVisible();
  await importText(page, '{"version":1,"ticks":{"ramp-up/docker":["done",1,"d"],"ramp-up/go-ba');
  await expect(page.getByText('Часть файла повреждена')).toBeVisible();
  await page.getByRole('button', { name: 'Добавить', exact: true }).click();
  expect(await storedTick(page, 'ramp-up/docker')).toBe('done');
  await importText(page, '{"version":99,"ticks":{"ramp-up/docker":["done",1,"d"]}}');
  await expect(page.getByText('Файл записала более новая версия сайта')).toBeVisible();
});

test('the roadmap document comes back with the reader’s ticks and no other change', async ({ page, at }) => {
  await page.goto(at('/'));
  const list = page.locator('.route-list');
  await list.getByRole('checkbox', { name: 'Пройдено: Docker' }).check();
  await list.getByRole('checkbox', { name: 'Пройдено: Auth Service' }).check();
  await page.goto(at('/progress/'));
  const source = await (await page.request.get(at('/roadmap.md'))).text();
  const { name, text } = await savedText(page, () =>
    page.getByRole('button', { name: 'Скачать', exact: true }).click(),
  );
  expect(name).toBe('roadmap.md');
  const linesOf = (document: string): { id: string; done: boolean }[] =>
    (readRoadmap(document).roadmap?.phases ?? []).flatMap(({ items }) =>
      items.flatMap(withParts).map(({ id, done }) => ({ id, done })),
    );
  const isTicked = (id: string): boolean => ['ramp-up/docker', 'ramp-up/auth-service'].includes(id);
  expect(linesOf(text)).toEqual(linesOf(source).map(({ id }) => ({ id, done: isTicked(id) })));
  expect(text.replaceAll('[x]', '[ ]')).toBe(source);
});

test('everything can be erased, after an offer to save it', async ({ page, context, at }) => {
  const other = await context.newPage();
  await other.goto(at('/ramp-up/'));
  await page.goto(at('/ramp-up/'));
  await page.getByRole('main').getByRole('checkbox', { name: 'Пройдено: Docker' }).check();
  const elsewhere = other.getByRole('main').getByRole('checkbox', { name: 'Пройдено: Docker' });
  await expect(elsewhere).toBeChecked();
  await page.goto(at('/progress/'));
  await page.getByRole('button', { name: 'Стереть всё…' }).click();
  const { text } = await savedText(page, () =>
    page.getByRole('button', { name: 'Сначала сохранить файлом' }).click(),
  );
  expect(text).toContain('ramp-up/docker');
  await page.getByRole('button', { name: 'Оставить' }).click();
  expect(await storedTick(page, 'ramp-up/docker')).toBe('done');
  await page.getByRole('button', { name: 'Стереть всё…' }).click();
  await page.getByRole('button', { name: 'Стереть', exact: true }).click();
  await expect(page.getByText('Стёрто всё')).toBeVisible();
  await expect(elsewhere).not.toBeChecked();
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
});
