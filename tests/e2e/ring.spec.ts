import { expect, test } from './site.ts';

test('the ring lies on the scheme, with the lines to which one changes', async ({ page, at }) => {
  await page.goto(at('/'));
  const ring = page.getByRole('list', { name: 'Кольцевая: темы вне плана' });
  await expect(ring.getByRole('listitem')).toHaveCount(13);
  const kafka = ring.getByRole('link', { name: /^Kafka/ });
  await expect(kafka).toHaveAccessibleName(/^Kafka, пересадка на линии .*2.*4/);
  await kafka.click();
  await expect(page).toHaveURL(at('/ring/kafka/'));
});

test('supplements are counted by themselves, never in the plan', async ({ page, at, isMobile }) => {
  await page.goto(at('/ring/'));
  const main = page.getByRole('main');
  await main.getByRole('checkbox', { name: 'Пройдено: SQL' }).check();
  await expect(main.locator('[data-count="ring"]').last()).toHaveText('1 из 12');
  await page.reload();
  await expect(main.getByRole('checkbox', { name: 'Пройдено: SQL' })).toBeChecked();
  if (isMobile) await page.getByRole('button', { name: 'Меню' }).click();
  await expect(page.locator('.route-sidebar [data-count="ring"]')).toHaveText('1 из 12');
  await page.goto(at('/progress/'));
  await expect(page.locator('.sums [data-count="ring"]').last()).toHaveText('1 из 12');
  await page.goto(at('/'));
  await expect(page.locator('svg.scheme:visible [data-station="ring/sql"]')).toHaveAccessibleName(
    /, пройдено$/,
  );
  for (const count of await page.locator('.route-list span[data-count]').all())
    await expect(count).toHaveText(/^0 из \d$/);
});

test('a round leads to its pages and to cards that answer when asked', async ({ page, at }) => {
  await page.goto(at('/offer/interviews/'));
  const rounds = page.locator('.rounds');
  await expect(rounds.locator('dt')).toHaveText([
    'Скрининг',
    'Живой код и алгоритмы',
    'Go изнутри',
    'Базы и SQL',
    'Код-ревью',
    'Проектирование',
    'Эксплуатация',
    'Поведенческий',
  ]);
  await expect(rounds.getByRole('link', { name: 'System design' })).toHaveAttribute(
    'href',
    new URL(at('/ring/system-design/')).pathname,
  );
  await rounds.getByRole('link', { name: /раунда «Базы и SQL»/ }).click();
  await expect(page).toHaveURL(at('/offer/interviews/sql/'));
  const card = page.locator('details.card', { hasText: 'Что такое ACID' });
  const full = card.getByRole('link', { name: /^Полный ответ/ });
  await expect(full).toBeHidden();
  await card.locator('summary').focus();
  await page.keyboard.press('Enter');
  await full.click();
  await expect(page).toHaveURL(/\/ramp-up\/postgresql\/#[a-z-]+$/);
  await expect(page.locator('h3:target')).toBeInViewport();
});
