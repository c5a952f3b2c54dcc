import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './site.ts';

const EVENING = new Date('2026-11-23T19:00:00+03:00');

/** Starts six questions in half an hour. */
async function begin(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByRole('radio', { name: '6', exact: true }).check();
  await page.getByRole('radio', { name: '30' }).check();
  await page.getByRole('button', { name: 'Начать' }).click();
  await expect(page.getByText('Вопрос 1 из 6')).toBeVisible();
}

/** Goes through an interview by keyboard, a minute a question, and tells what was asked. */
async function answerAll(page: Page, count: number): Promise<string[]> {
  const asked: string[] = [];
  for (let place = 1; place <= count; place++) {
    await expect(page.getByText(`Вопрос ${String(place)} из ${String(count)}`)).toBeVisible();
    const question = page.locator('.interview h2');
    await expect(question).toBeFocused();
    asked.push(await question.innerText());
    await page.clock.fastForward(60_000);
    await page.keyboard.press('Space');
    await expect(page.getByRole('heading', { name: 'Ответ', exact: true })).toBeFocused();
    await page.keyboard.press(String(place % 4));
    if (place === 1) await page.getByRole('checkbox', { name: 'назвал провальный ответ' }).check();
    await page.keyboard.press('Enter');
  }
  return asked;
}

test('an interview by keyboard ends with a score card, which a mentor opens by its link', async ({
  page,
  browser,
  at,
}) => {
  await page.clock.install({ time: EVENING });
  await begin(page, at('/trainer/mock/'));
  const link = page.url();
  const asked = await answerAll(page, 6);
  expect(new Set(asked).size).toBe(6);

  const score = page.locator('.score');
  await expect(page.getByRole('heading', { name: 'Итог интервью' })).toBeFocused();
  await expect(score.locator('.sum')).toHaveText('50 % 9 баллов из 18');
  await expect(score.locator('.facts').first()).toContainText('6 вопросов, 30 минут; заняло 06:');
  await expect(score.getByText('назвал провальный ответ')).toHaveCount(1);
  await expect(score.getByText('0 – не ответил')).toHaveCount(1);
  await expect(score.getByRole('heading', { name: 'Что повторить' })).toBeVisible();
  for (const question of asked) await expect(score.locator('.asked-all')).toContainText(question);

  const mentor = await (await browser.newContext({ locale: 'ru-RU' })).newPage();
  await mentor.goto(page.url());
  await expect(mentor.locator('.asked-all')).toContainText(asked[5] ?? '');
  const words = (await score.innerText()).replace('Ссылка скопирована.', '');
  expect(await mentor.locator('.score').innerText()).toBe(words);

  await mentor.goto('about:blank');
  await mentor.clock.install({ time: EVENING });
  await mentor.goto(link);
  await expect(mentor.getByRole('heading', { name: 'Интервью по ссылке' })).toBeVisible();
  await mentor.getByRole('button', { name: 'Начать' }).click();
  expect(await answerAll(mentor, 6)).toEqual(asked);
  await mentor.context().close();
});

test('the clock says that time is over, stops in a pause, and survives a reload', async ({ page, at }) => {
  await page.clock.install({ time: EVENING });
  await begin(page, at('/trainer/mock/'));
  const question = await page.locator('.interview h2').innerText();
  const clock = page.getByRole('timer');
  await page.clock.fastForward(26 * 60_000);
  await expect(page.getByRole('status')).toHaveText('Осталось меньше пяти минут.');
  await page.getByRole('button', { name: 'Пауза' }).click();
  await expect(page.locator('.interview h2')).toBeHidden();
  await page.clock.fastForward(60 * 60_000);
  await page.getByRole('button', { name: 'Продолжить' }).click();
  await expect(clock).toContainText(/осталось 0[34]:/);
  await page.clock.fastForward(5 * 60_000);
  await expect(page.getByRole('status')).toHaveText('Время вышло. Отвечать можно и дальше.');
  await page.getByRole('button', { name: 'Открыть ответ' }).click();
  await page.getByRole('radio', { name: 'ответил по сути' }).check();
  await page.reload();
  await expect(page.locator('.interview h2')).toHaveText(question);
  await expect(page.getByRole('radio', { name: 'ответил по сути' })).toBeChecked();
  await expect(clock).toContainText('сверх времени');
  await page.getByText('Закончить раньше').click();
  await page.getByRole('button', { name: 'Закончить и посмотреть итог' }).click();
  await expect(page.locator('.sum')).toContainText('67 % 2 балла из 3, не дошли: 5 вопросов');
});

test('a mentor’s link is copied before anything starts; a code can be pasted', async ({ page, at }) => {
  await page.goto(at('/trainer/mock/'));
  for (const box of await page.getByRole('checkbox').all()) await box.uncheck();
  await page.getByRole('button', { name: 'Начать' }).click();
  await expect(page.getByText('Выберите хотя бы одну линию.')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Кольцевая' }).check();
  await page.getByRole('button', { name: 'Скопировать ссылку для ментора' }).click();
  const link = await page.getByRole('textbox', { name: 'Ссылка' }).inputValue();
  expect(link).toMatch(/\/trainer\/mock\/#1[\w-]{20}$/);
  await page.reload();
  await page.getByRole('textbox', { name: 'Код интервью' }).fill(link.split('#')[1] ?? '');
  await page.getByRole('button', { name: 'Открыть' }).click();
  await expect(page.locator('.ready')).toContainText('10 вопросов, 45 минут: кольцевая.');
});

test('a broken link is refused in words, and a new interview is offered', async ({ page, at }) => {
  await page.goto(at('/trainer/mock/#1broken'));
  await expect(page.getByRole('alert').filter({ hasText: 'Ссылка пришла не целиком' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Начать' })).toBeVisible();
  await begin(page, at('/trainer/mock/#'));
  await page.goto(`${page.url()}.1broken`);
  await expect(page.getByRole('alert').filter({ hasText: 'Ссылка пришла не целиком' })).toBeVisible();
});

test('every state has no violation in the dark', async ({ page, at }) => {
  test.setTimeout(180_000);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.clock.install({ time: EVENING });
  const violations = async (): Promise<string[]> => {
    await page.evaluate(() => document.fonts.ready);
    const found = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze();
    return found.violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
    );
  };
  await page.goto(at('/trainer/mock/'));
  expect(await violations()).toEqual([]);
  await begin(page, at('/trainer/mock/'));
  await page.getByRole('button', { name: 'Открыть ответ' }).click();
  await page.keyboard.press('1');
  expect(await violations()).toEqual([]);
  await page.getByText('Закончить раньше').click();
  await page.getByRole('button', { name: 'Закончить и посмотреть итог' }).click();
  await expect(page.locator('.asked-all')).not.toContainText('…');
  expect(await violations()).toEqual([]);
});

test('topics that the trainer knows to be weak are part of the code', async ({ page, at }) => {
  await page.goto(at('/trainer/mock/'));
  const forgotten = ['goroutine-vs-thread', 'buffered-unbuffered', 'channel-states'];
  await page.evaluate((cards) => {
    const key = `route500k${location.pathname.replace('trainer/mock/', '')}trainer-2026-10`;
    const lines = cards.map(
      (card, place) =>
        `${String(1_790_000_000_000 + place)} k review ramp-up/concurrency#concurrency-${card} 1`,
    );
    localStorage.setItem(key, `${lines.join('\n')}\n`);
  }, forgotten);
  const start = page.getByRole('button', { name: 'Начать', exact: true });
  await start.click();
  const plain = new URL(page.url()).hash.length;
  await page.goto(at('/trainer/mock/?'));
  await page.evaluate(() => sessionStorage.clear());
  await page.goto(at('/trainer/mock/'));
  await page.getByLabel('чаще по моим слабым темам').check();
  await start.click();
  await expect(page).toHaveURL(/#.+/);
  expect(new URL(page.url()).hash.length).toBeGreaterThan(plain);
});
