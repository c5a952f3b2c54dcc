import { expect, test } from '../site.ts';

const NOTE = '/ramp-up/concurrency/';

/** Everything that Markdown could bring into a page, and must not. */
const HOSTILE = [
  '<img src=x onerror="globalThis.hacked=1"> <script>globalThis.hacked=1</script>',
  '[нажми](javascript:globalThis.hacked=1) [и тут](data:text/html,<script>1</script>)',
  '![картинка](https://tracker.test/pixel.png)',
  '<https://example.test/ok>',
].join('\n\n');

test('a note saves itself while it is written, and is shown rendered', async ({ page, at }) => {
  await page.goto(at(NOTE));
  await page.getByRole('button', { name: 'Написать заметку' }).click();
  const field = page.getByRole('textbox', { name: 'Заметка' });
  await expect(field).toBeFocused();
  await field.fill('Мьютекс **не** рекурсивный\n\n- `sync.Mutex`\n');
  await expect(page.getByText('Сохранено', { exact: true })).toBeVisible();
  await page.reload();
  const shown = page.locator('.note-view');
  await expect(shown.locator('strong')).toHaveText('не');
  await expect(shown.locator('li code')).toHaveText('sync.Mutex');
  await page.getByRole('button', { name: 'Править заметку' }).click();
  await expect(field).toHaveValue(/рекурсивный/);
});

test('a note that was left in the middle of a word is there all the same', async ({ page, at }) => {
  await page.goto(at(NOTE));
  await page.getByRole('button', { name: 'Написать заметку' }).click();
  await page.getByRole('textbox', { name: 'Заметка' }).pressSequentially('недопис');
  await page.goto(at('/about/'));
  await page.goto(at(NOTE));
  await expect(page.locator('.note-view')).toHaveText('недопис');
});

test('no Markdown runs a script, leads out of the web, or asks another origin', async ({ page, at }) => {
  await page.goto(at(NOTE));
  await page.getByRole('button', { name: 'Написать заметку' }).click();
  await page.getByRole('textbox', { name: 'Заметка' }).fill(HOSTILE);
  await page.getByRole('button', { name: 'Готово' }).click();
  const shown = page.locator('.note-view');
  await expect(shown).toContainText('<script>');
  await expect(shown.locator('img, script, iframe')).toHaveCount(0);
  expect(
    await shown.locator('a').evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
  ).toEqual(['https://tracker.test/pixel.png', 'https://example.test/ok']);
  expect(await page.evaluate(() => 'hacked' in globalThis)).toBe(false);
});

test('evidence is a link with a line of text, refused where it is none, and can be taken away', async ({
  page,
  at,
}) => {
  await page.goto(at(NOTE));
  await page.getByRole('button', { name: 'Приложить ссылку на работу' }).click();
  const url = page.getByRole('textbox', { name: 'Ссылка на работу' });
  await url.fill('javascript:alert(1)');
  await page.getByRole('button', { name: 'Добавить' }).click();
  await expect(page.getByText('Нужен адрес, который начинается с https://')).toBeVisible();
  await url.fill('https://example.test/pr/1');
  await page.getByRole('textbox', { name: 'Что по ссылке' }).fill('PR с пулом');
  await page.getByRole('button', { name: 'Добавить' }).click();
  const link = page.getByRole('link', { name: 'PR с пулом' });
  await expect(link).toHaveAttribute('href', 'https://example.test/pr/1');
  await page.goto(at('/progress/'));
  await expect(page.getByRole('main').getByText(': 1 ссылка')).toBeVisible();
  await page.goto(at(NOTE));
  await page.getByRole('button', { name: 'Убрать ссылку «PR с пулом»' }).click();
  await expect(link).toHaveCount(0);
});

test('a section is bookmarked, and the place where the reader stopped is found again', async ({
  page,
  at,
}) => {
  await page.goto(at(NOTE));
  const bookmark = page.getByRole('button', { name: /^Закладка: .* · Минимальный пример$/ });
  await bookmark.click();
  await expect(bookmark).toHaveAttribute('aria-pressed', 'true');
  await page
    .getByRole('heading', { name: 'Минимальный пример' })
    .evaluate((heading) => heading.scrollIntoView());
  await page.goto(at('/plan/'));
  await expect(page.getByRole('main').getByText('Вы остановились здесь')).toContainText('Минимальный пример');
  const list = page.locator('[data-bookmarks]');
  await list.getByRole('link', { name: /Минимальный пример$/ }).click();
  await expect(page).toHaveURL(/\/ramp-up\/concurrency\/#/);
  await expect(page.getByRole('heading', { name: 'Минимальный пример' })).toBeInViewport();
  await page.goto(at('/plan/'));
  await list.getByRole('button', { name: /^Убрать закладку/ }).click();
  await expect(list.getByRole('link')).toHaveCount(0);
});
