import { gzipSync } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import type { Page, Request } from '@playwright/test';
import { expect, test } from './site.ts';

const VACANCY = `Go-разработчик в команду zanzibarquux: Kafka, постгрес, горутины.
Будет плюсом MongoDB. Компенсация спорта, дружная команда.`;

const KB = 1024;

async function makeSheet(page: Page, vacancy = ''): Promise<void> {
  await page.getByLabel('Текст вакансии').fill(vacancy);
  await page.getByRole('button', { name: 'Собрать лист' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Лист собран: 20 вопросов' })).toBeVisible();
}

test('a vacancy becomes a sheet: gaps, what is covered, twenty cards and diagrams', async ({ page, at }) => {
  await page.goto(at('/ring/kafka/'));
  await page.getByRole('checkbox', { name: 'Пройдено' }).first().check();
  await page.goto(at('/trainer/tomorrow/'));
  await makeSheet(page, VACANCY);
  await expect(page.getByRole('heading', { name: /^Собеседование \d+ \S+, \S+$/ })).toBeFocused();
  const list = (title: string) => page.locator('.lists > div').filter({ hasText: title });
  await expect(list('Уже начато').getByRole('link')).toHaveText(['Kafka']);
  await expect(list('Пробелы').getByRole('link')).toHaveText([
    'PostgreSQL',
    'Горутины, каналы, sync, context',
  ]);
  await expect(list('Пробелы')).toContainText('постгрес');
  await expect(page.getByText('На сайте об этом страниц нет: MongoDB.')).toBeVisible();
  await expect(page.locator('.card')).toHaveCount(20);
  await expect(page.locator('.card .place', { hasText: 'Kafka' })).toHaveCount(3);
  await expect(page.locator('.sheet figure.diagram svg')).toHaveCount(6);
  await expect(page.locator('.card details').first()).not.toHaveAttribute('open');
});

test('the vacancy never leaves the page', async ({ page, at, context }) => {
  const requests: Request[] = [];
  context.on('request', (request) => requests.push(request));
  await page.goto(at('/trainer/tomorrow/'));
  await makeSheet(page, VACANCY);
  const sent = requests.map((one) => decodeURI(`${one.url()} ${one.postData() ?? ''}`)).join('\n');
  expect(sent).toContain('search/concepts.json');
  expect(sent).not.toMatch(/zanzibarquux|mongo/i);
  expect(new Set(requests.map((one) => `${one.method()} ${new URL(one.url()).origin}`))).toEqual(
    new Set([`GET ${new URL(at('/')).origin}`]),
  );
  const kept = await page.evaluate(() =>
    JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), location.href]),
  );
  expect(kept).not.toMatch(/zanzibarquux|mongo/i);
  await page.reload();
  await expect(page.getByLabel('Текст вакансии')).toHaveValue('');
});

test('without a vacancy nothing is asked of the search, and lines can be left out', async ({ page, at }) => {
  const paths: string[] = [];
  page.on('request', (request) => paths.push(new URL(request.url()).pathname));
  await page.goto(at('/trainer/tomorrow/'));
  await page.getByRole('group', { name: 'Откуда брать вопросы' }).getByLabel('Кольцевая').uncheck();
  await makeSheet(page);
  expect(paths.filter((path) => /\/search\/.*json/.test(path))).toEqual([]);
  await expect(page.locator('.card .place', { hasText: 'Кольцевая' })).toHaveCount(0);
  await expect(page.locator('.vacancy')).toHaveCount(0);
  await page.getByLabel('Когда собеседование').fill('2020-01-01');
  // The browser's own check of the date comes before the page's.
  await page.getByRole('button', { name: 'Собрать лист' }).click();
  expect(
    await page.getByLabel('Когда собеседование').evaluate((input: HTMLInputElement) => input.validity.valid),
  ).toBe(false);
});

test('on paper nothing is cut, and full answers are there when they are asked for', async ({ page, at }, {
  project,
}) => {
  test.skip(project.name !== 'desktop', 'paper has one width');
  test.setTimeout(120_000);
  await page.goto(at('/trainer/tomorrow/'));
  await makeSheet(page, VACANCY);
  await page.emulateMedia({ media: 'print' });
  // The width of A4 between its margins.
  await page.setViewportSize({ width: 680, height: 1000 });
  await expect(page.getByRole('banner')).toBeHidden();
  await expect(page.getByLabel('Текст вакансии')).toBeHidden();
  const cut = () =>
    page.locator('.sheet').evaluate((sheet) =>
      [sheet, ...sheet.querySelectorAll('*')]
        .filter((one) => !(one instanceof SVGElement) && getComputedStyle(one).display !== 'inline')
        .filter((one) => one.checkVisibility() && !one.matches('.sr-only'))
        .filter((one) => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 2)
        .filter(
          (one) =>
            getComputedStyle(one).overflow !== 'visible' || one.getBoundingClientRect().right > innerWidth,
        )
        .map((one) => one.outerHTML.slice(0, 120)),
    );
  expect(await cut()).toEqual([]);
  const answer = page.locator('.card details > :not(summary)').first();
  await expect(answer).toBeHidden();
  const short = await page.pdf({ preferCSSPageSize: true });
  await page.emulateMedia({ media: 'screen' });
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByLabel('с полными ответами').check();
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 680, height: 1000 });
  expect(await cut()).toEqual([]);
  const full = await page.pdf({ preferCSSPageSize: true });
  const pages = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;
  expect(pages(short)).toBeGreaterThan(2);
  expect(pages(full)).toBeGreaterThan(pages(short) + 3);
});

test('the sheet has no violation in the dark', async ({ page, at }, { project }) => {
  test.skip(project.name !== 'desktop', 'colours are those of the desktop');
  test.setTimeout(120_000);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(at('/trainer/tomorrow/'));
  await makeSheet(page, VACANCY);
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
  ).toEqual([]);
});

test('the page weighs little, and scrolls sideways nowhere', async ({ page, at }) => {
  const scripts = new Map<string, Promise<Buffer>>();
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (/\/_astro\/(tomorrow|TomorrowDesk)[^/]*\.js$/i.test(pathname)) scripts.set(pathname, response.body());
  });
  await page.goto(at('/trainer/tomorrow/'));
  await page.setViewportSize({ width: 320, height: 700 });
  await makeSheet(page, VACANCY);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  const sizes = (await Promise.all(scripts.values())).map((body) => gzipSync(body).length);
  expect(sizes.length).toBeGreaterThan(0);
  expect(sizes.reduce((a, b) => a + b, 0)).toBeLessThan(20 * KB);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });
  test('a paragraph leads to the questions', async ({ page, at }) => {
    await page.goto(at('/trainer/tomorrow/'));
    await expect(page.locator('.no-script').getByRole('link', { name: '«Собеседования»' })).toBeVisible();
    await expect(page.getByLabel('Текст вакансии')).toBeHidden();
  });
});
