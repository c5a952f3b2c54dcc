import type { PublishedRoadmap } from '../../src/roadmap/published-roadmap.ts';
import { ROAD } from '../fixtures/addresses.ts';
import { expect, test } from './site.ts';

test('the road can be travelled from end to end by «next»', async ({ page, at }) => {
  await page.goto(at(ROAD[0]));
  for (const address of ROAD.slice(1, 12)) {
    await page.getByRole('link', { name: /^Следующая станция/ }).click();
    await expect(page).toHaveURL(at(address));
  }
  await page.getByRole('link', { name: /^Предыдущая станция/ }).click();
  await expect(page).toHaveURL(at('/acceleration/'));
});

test('a topic tells its line, station, dates and wording', async ({ page, at }) => {
  await page.goto(at('/senior-ready/saga/'));
  const main = page.getByRole('main');
  await expect(main).toContainText('Линия 4 · станция 2 из 7');
  await expect(main).toContainText('Пункт плана: «Изучить Saga pattern»');
  await expect(main.locator('time').first()).toHaveAttribute('datetime', '2027-02-01');
  const crumbs = page.getByRole('navigation', { name: 'Путь к странице' });
  await crumbs.getByRole('link', { name: 'Senior-ready' }).click();
  await expect(page).toHaveURL(at('/senior-ready/'));
});

test('the sidebar opens the reader’s line only', async ({ page, at, isMobile }) => {
  await page.goto(at('/middle/jwt/'));
  if (isMobile) await page.getByRole('button', { name: 'Меню' }).click();
  const sidebar = page.getByRole('navigation', { name: 'Основное' });
  await expect(sidebar.getByRole('link', { name: 'JWT и refresh-токены' })).toHaveAttribute(
    'aria-current',
    'page',
  );
  await expect(sidebar.getByRole('link', { name: 'Rate limiting на Redis' })).toBeVisible();
  await expect(sidebar.getByRole('link', { name: 'Outbox pattern' })).toHaveCount(0);
  await sidebar.getByRole('link', { name: /Senior-ready/ }).click();
  await expect(page).toHaveURL(at('/senior-ready/'));
});

test('a written note holds what the model counts, and says so', async ({ page, request, at }) => {
  const model = (await (await request.get(at('/roadmap.json'))).json()) as PublishedRoadmap;
  const item = model.phases[0]?.items[1];
  expect(item?.url).toBe('/ramp-up/concurrency/');
  await page.goto(at('/ramp-up/concurrency/'));
  const main = page.getByRole('main');
  await expect(main.locator('.facts')).toContainText(
    new RegExp(
      `чтение: \\d+.мин.*${String(item?.diagrams)}.схем.*${String(item?.questions)}.вопрос.*факты проверены`,
    ),
  );
  await expect(main.locator('[data-checkpoint]')).toHaveCount(item?.checkpoints ?? -1);
  await expect(main.locator('[data-part="questions"] details')).toHaveCount(item?.questions ?? -1);
  await expect(main.locator('figure.diagram')).toHaveCount(item?.diagrams ?? -1);
});

/** The least that a written page holds, by its kind: words, diagrams, questions, checkpoints, quoted tested snippets. */
const FLOORS = {
  topic: [1500, 2, 10, 6, 2],
  project: [2000, 4, 12, 10, 2],
  career: [1200, 1, 8, 6, 0],
  hub: [1200, 1, 8, 6, 2],
  supplement: [1500, 2, 12, 6, 0],
} as const;

test('every page of the plan and of the ring holds what its kind promises', async ({ request, at }) => {
  const model = (await (await request.get(at('/roadmap.json'))).json()) as PublishedRoadmap;
  const plan = model.phases.flatMap((phase) => phase.items.flatMap((item) => [item, ...item.parts]));
  expect(plan.length).toBeGreaterThan(30);
  expect(model.ring).toHaveLength(12);
  const items = [...plan, ...model.ring];
  for (const { id, kind, words, diagrams, questions, checkpoints, snippets } of items) {
    const floors = FLOORS[kind];
    const held = [words, diagrams, questions, checkpoints, snippets];
    expect(
      floors.every((floor, index) => (held[index] ?? 0) >= floor),
      `${id}: ${held.join(', ')} of ${floors.join(', ')}`,
    ).toBe(true);
  }
});

test('a parts page hangs under its item', async ({ page, at }) => {
  await page.goto(at('/ramp-up/auth-service/'));
  await expect(page.getByRole('main')).toContainText('Линия 1 · станция 6 из 6');
  await page
    .getByRole('navigation', { name: 'Путь к странице' })
    .getByRole('link', { name: '3 мини-проекта' })
    .click();
  await expect(page).toHaveURL(at('/ramp-up/mini-projects/'));
});

test('the keyboard alone leads from the start of a page to the next station', async ({ page, at }) => {
  await page.goto(at('/offer/'));
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Перейти к содержимому' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#_top$/);
  const next = page.getByRole('link', { name: /^Следующая станция/ });
  for (
    let presses = 0;
    presses < 150 && !(await next.evaluate((link) => link === document.activeElement));
    presses += 1
  ) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(at('/offer/portfolio/'));
});
