import ICAL from 'ical.js';
import { expect, test } from '../site.ts';
import { savedText } from './progress-page.ts';

test.beforeEach(async ({ page }) => {
  await page.clock.setFixedTime(new Date('2026-12-08T12:00:00'));
});

test('the plan tells day, pace and what is late', async ({ page, at }) => {
  await page.goto(at('/plan/'));
  const main = page.getByRole('main');
  await expect(main).toContainText('День 14 из 127');
  await expect(main).toContainText(/Позади плана на 6.пунктов/);
  await expect(main.locator('time[data-days="ramp-up/docker"]')).toHaveText(/по плану до 4.декабря/);
  await main.getByRole('checkbox', { name: 'Пройдено: Go-база' }).check();
  await expect(main).toContainText(/Позади плана на 5.пунктов/);
  await expect(main).toContainText('Прогноз появится на третий день занятий');
  await page.clock.setFixedTime(new Date('2026-12-12T12:00:00'));
  await page.reload();
  await expect(main).toContainText(/Прогноз: финиш .+ темп – за 5.дней 1.пункт/);
});

test('a moved start, days off and hours a week spread the rest anew, and hold', async ({ page, at }) => {
  await page.goto(at('/plan/'));
  const first = page.locator('time[data-days="ramp-up/go-basics"]');
  const phase = page.locator('[data-phase="ramp-up"] time');
  await page.getByLabel('Мой старт').fill('2026-12-15');
  await page.getByLabel('Мой старт').blur();
  await expect(phase).toHaveText(/15.+27.декабря/);
  await expect(page.getByRole('main')).toContainText(/До старта 7.дней/);
  await page.getByRole('checkbox', { name: 'Вт', exact: true }).check();
  await expect(first).not.toHaveText(/^15/);
  await page.getByLabel('с', { exact: true }).fill('2026-12-16');
  await page.getByLabel('по', { exact: true }).fill('2026-12-20');
  await page.getByRole('button', { name: 'Добавить перерыв' }).click();
  await expect(first).toHaveText(/^21/);
  await page.getByLabel('Часов в неделю').pressSequentially('6');
  await page.keyboard.press('Tab');
  await expect(phase).toHaveText(/2026 – .+2027/);
  await page.reload();
  await expect(page.getByLabel('Часов в неделю')).toHaveValue('6');
  await page.getByRole('button', { name: /^Снова работать: 16–20.декабря/ }).click();
  await page.getByRole('button', { name: 'Добавить перерыв' }).click();
  await expect(page.getByText('Нужны первый и последний день')).toBeVisible();
});

test('the calendar file has an event per item, and moves with the plan', async ({ page, at }) => {
  await page.goto(at('/plan/'));
  const eventsNow = async (): Promise<Map<string, ICAL.Event>> => {
    const { name, text } = await savedText(page, () =>
      page.getByRole('button', { name: 'Скачать .ics' }).click(),
    );
    expect(name).toBe('route-500k.ics');
    const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
    const events = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
    return new Map(events.map((event) => [event.uid, event]));
  };
  const before = await eventsNow();
  expect(before.size).toBe(32);
  const saga = before.get('senior-ready/saga@route-500k');
  expect(saga?.summary).toBe('Saga pattern');
  expect(saga?.component.getFirstPropertyValue('url')).toBe(at('/senior-ready/saga/'));
  await page.clock.setFixedTime(new Date('2026-12-09T12:00:00'));
  await page.getByLabel('Мой старт').fill('2027-01-11');
  await page.getByLabel('Мой старт').blur();
  const after = (await eventsNow()).get('senior-ready/saga@route-500k');
  expect(after?.sequence).toBeGreaterThan(saga?.sequence ?? 0);
  expect(after?.startDate.toString()).not.toBe(saga?.startDate.toString());
});

test('what was done on a day stands in the calendar of days', async ({ page, at }) => {
  await page.goto(at('/plan/'));
  await page.getByRole('checkbox', { name: 'Пройдено: Go-база' }).check();
  await page.getByRole('checkbox', { name: 'Пройдено: Docker' }).check();
  await expect(page.locator('[data-activity-words]')).toHaveText(/1.день с занятиями, 2.отметки/);
  await expect(page.locator('[data-activity] [data-level="2"]')).toHaveAttribute('title', /8.декабря 2026/);
});
