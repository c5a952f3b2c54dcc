import type { Browser, Page } from '@playwright/test';
import { expect, test } from '../site.ts';
import { breakStorage, savedText } from './progress-page.ts';

async function makeLink(page: Page, at: (address: string) => string): Promise<string> {
  await page.goto(at('/progress/'));
  await page.getByRole('button', { name: 'Собрать ссылку' }).click();
  const field = page.getByRole('textbox', { name: 'Ссылка' });
  await expect(field).toHaveValue(/\/share\/#1/);
  return field.inputValue();
}

/** Somebody else's browser. */
async function stranger(browser: Browser): Promise<Page> {
  return (await browser.newContext({ locale: 'ru-RU' })).newPage();
}

test('a mentor sees the learner’s progress, answers, and the learner keeps the answer', async ({
  browser,
  page,
  at,
}) => {
  await page.goto(at('/ramp-up/'));
  const main = page.getByRole('main');
  await main.getByRole('checkbox', { name: 'Пройдено: Docker' }).check();
  const first = await makeLink(page, at);
  expect(first.length).toBeLessThan(400);

  const mentor = await stranger(browser);
  await mentor.goto(first);
  await expect(mentor.getByText('Первая ссылка от этого ученика')).toBeVisible();
  await expect(
    mentor.locator('svg.scheme:visible').getByRole('link', { name: 'Docker, пройдено' }),
  ).toBeVisible();
  await expect(mentor.locator('.learner')).toContainText('1 из 6');
  expect(
    await mentor.evaluate(() => Object.keys(localStorage).filter((key) => key.endsWith('/progress'))),
  ).toEqual([]);

  await page.goto(at('/ramp-up/concurrency/'));
  await page.locator('input[data-checkpoint]').first().check();
  const second = await makeLink(page, at);
  await mentor.goto('about:blank');
  await mentor.goto(second);
  const changes = mentor.locator('.changes');
  await expect(changes).toContainText('Новое с прошлой ссылки');
  await expect(changes).toContainText('Горутины, каналы, sync, context: не начато → в работе');
  await mentor.goto('about:blank');
  await mentor.goto(first);
  await expect(mentor.getByText('Эта ссылка старее')).toBeVisible();

  const docker = mentor
    .locator('.learner li')
    .filter({ has: mentor.getByRole('link', { name: 'Docker', exact: true }) });
  await docker.getByText('Ответить').click();
  await docker.getByRole('combobox').selectOption('redo');
  await docker.getByRole('textbox').fill('Где **healthcheck**?');
  await mentor.getByRole('button', { name: 'Собрать ответ' }).click();
  const answer = mentor.getByRole('textbox', { name: 'Ссылка' });
  await expect(answer).toHaveValue(/\/share\/#1/);

  await page.goto(await answer.inputValue());
  await expect(page.getByRole('heading', { name: 'Ответ ментора' })).toBeVisible();
  await expect(page.locator('.learner')).toContainText('переделать');
  await page.getByRole('button', { name: 'Сохранить у себя' }).click();
  await expect(page.getByText('Сохранено: слова ментора')).toBeVisible();
  await page.goto(at('/ramp-up/docker/'));
  await expect(page.locator('.reviews')).toContainText('переделать');
  await expect(page.locator('.reviews strong').last()).toHaveText('healthcheck');

  await mentor.context().close();
});

test('an answer to somebody else is shown and not kept', async ({ browser, page, at }) => {
  await page.goto(at('/ramp-up/'));
  await page.getByRole('main').getByRole('checkbox', { name: 'Пройдено: Docker' }).check();
  const link = await makeLink(page, at);
  const mentor = await stranger(browser);
  await mentor.goto(link);
  const row = mentor.locator('.learner li').first();
  await row.getByText('Ответить').click();
  await row.getByRole('combobox').selectOption('accepted');
  await mentor.getByRole('button', { name: 'Собрать ответ' }).click();
  const field = mentor.getByRole('textbox', { name: 'Ссылка' });
  await expect(field).toHaveValue(/#1/);
  const third = await stranger(browser);
  await third.goto(await field.inputValue());
  await third.getByRole('button', { name: 'Сохранить у себя' }).click();
  await expect(third.getByText('Этот ответ не на вашу ссылку')).toBeVisible();
  await mentor.context().close();
  await third.context().close();
});

test('the sender sees the own link as the mentor will, and is not remembered as a learner', async ({
  page,
  at,
}) => {
  await page.goto(at('/ramp-up/'));
  await page.getByRole('main').getByRole('checkbox', { name: 'Пройдено: Docker' }).check();
  await page.goto(await makeLink(page, at));
  await expect(page.getByText('Это ваша ссылка')).toBeVisible();
  await expect(page.getByText('Собрать ответ')).toHaveCount(0);
  expect(await page.evaluate(() => Object.keys(localStorage).some((key) => key.endsWith('/received')))).toBe(
    false,
  );
});

test('notes that are too long for a link go as a file that opens on the same page', async ({
  browser,
  page,
  at,
}) => {
  await page.goto(at('/ramp-up/docker/'));
  await page.getByRole('button', { name: 'Написать заметку' }).click();
  await page.getByRole('textbox', { name: 'Заметка' }).fill(`Слои и кэш. ${'Длинно. '.repeat(600)}`);
  await page.getByRole('button', { name: 'Готово' }).click();
  await page.goto(at('/progress/'));
  await page.getByRole('checkbox', { name: 'заметки' }).check();
  await page.getByRole('button', { name: 'Собрать ссылку' }).click();
  await expect(page.getByText(/мессенджеры обрезают ссылки длиннее 4.000.символов/)).toBeVisible();
  const { text } = await savedText(page, () => page.getByRole('button', { name: 'Скачать файл' }).click());
  const mentor = await stranger(browser);
  await mentor.goto(at('/share/'));
  await mentor
    .getByLabel('Открыть файл с прогрессом или ответом')
    .setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await mentor.locator('.learner summary', { hasText: 'Заметка' }).click();
  await expect(mentor.locator('.learner .note-view')).toContainText('Слои и кэш');
  await mentor.context().close();
});

const BAD: [name: string, fragment: string, words: RegExp][] = [
  ['cut', '1AAAAAAAAAAAA', /обрезали или изменили/],
  ['no base64', '<img src=x onerror=alert(1)>', /обрезали или изменили/],
  ['encoded script', '%3Cscript%3Ealert(1)%3C/script%3E', /обрезали или изменили/],
  ['endless', `1${'A'.repeat(5000)}`, /длиннее тех/],
  ['spaces', '%20', /ничего нет/],
  ['broken encoding', '%E0%A4%A', /обрезали или изменили/],
];

for (const [name, fragment, words] of BAD) {
  test(`a link that is ${name} gets a clear word, and leaves no trace`, async ({ page, at }) => {
    await page.goto(at(`/share/#${fragment}`));
    await expect(page.getByRole('alert')).toHaveText(words);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });
}

test('a changed character is noticed, and a link opened in the same tab replaces the one before', async ({
  page,
  at,
}) => {
  await page.goto(at('/ramp-up/'));
  await page.getByRole('main').getByRole('checkbox', { name: 'Пройдено: Docker' }).check();
  const link = await makeLink(page, at);
  const place = link.length - 12;
  const changed = link.slice(0, place) + (link[place] === 'A' ? 'B' : 'A') + link.slice(place + 1);
  await page.goto(changed);
  await expect(page.getByRole('alert')).toHaveText(/обрезали или изменили/);
  await page.goto(link);
  await expect(page.locator('.learner')).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a messenger’s browser without storage and clipboard opens and answers', async ({
  browser,
  page,
  at,
}) => {
  await page.goto(at('/ramp-up/'));
  await page.getByRole('main').getByRole('checkbox', { name: 'Пройдено: Docker' }).check();
  const link = await makeLink(page, at);
  const context = await browser.newContext({ locale: 'ru-RU', viewport: { width: 360, height: 640 } });
  await breakStorage(context, 'denied');
  await context.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  const messenger = await context.newPage();
  await messenger.goto(link);
  const row = messenger.locator('.learner li').first();
  await row.getByText('Ответить').click();
  await row.getByRole('textbox').fill('Хорошо');
  await messenger.getByRole('button', { name: 'Собрать ответ' }).click();
  await expect(messenger.getByText('Скопируйте ссылку из поля')).toBeVisible();
  await context.close();
});
