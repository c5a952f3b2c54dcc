import { BESIDE, ROAD } from '../fixtures/addresses.ts';
import { expect, test } from './site.ts';

test('every address of the curriculum answers with a page of its own', async ({ request, at }) => {
  const titles = new Set<string>();
  for (const address of [...ROAD, ...BESIDE]) {
    const response = await request.get(at(address));
    expect(response.status(), address).toBe(200);
    const html = await response.text();
    expect(html.match(/<h1\b/g), address).toHaveLength(1);
    expect(html.includes('<html lang="ru"'), address).toBe(true);
    expect(/<th[^>]*>\s*<\/th>/.test(html), `${address} has a table with a nameless column`).toBe(false);
    titles.add(/<title>(.*?)<\/title>/.exec(html)?.[1] ?? '');
  }
  expect(titles.size).toBe(ROAD.length + BESIDE.length);
});

test('the model lists the owner’s five phases and 32 items in the owner’s order', async ({ request, at }) => {
  const model = (await (await request.get(at('/roadmap.json'))).json()) as {
    version: number;
    phases: {
      start: string;
      end: string;
      items: { url: string; text: string; parts: { url: string }[] }[];
    }[];
  };
  const items = model.phases.flatMap((phase) => phase.items);
  expect(model.version).toBe(1);
  expect(model.phases.map(({ start, end }) => [start, end])).toEqual([
    ['2026-11-25', '2026-12-07'],
    ['2026-12-07', '2026-12-31'],
    ['2027-01-01', '2027-02-01'],
    ['2027-02-01', '2027-03-01'],
    ['2027-03-01', '2027-03-31'],
  ]);
  expect(items).toHaveLength(32);
  expect(items[0]?.text).toBe('Освоить Go-базу (структуры, интерфейсы, методы)');
  expect(items.at(-1)?.text).toBe('Выбрать оффер 500k+');
  expect(items.flatMap(({ url, parts }) => [url, ...parts.map((part) => part.url)])).toEqual(
    ROAD.filter((address) => address.split('/').length === 4),
  );
});

test('an address without the slash leads to the one with it', async ({ request, at }) => {
  const response = await request.get(at('/ramp-up/docker'), { maxRedirects: 0 });
  expect(response.status()).toBe(301);
  expect(response.headers().location).toMatch(/\/ramp-up\/docker\/$/);
});

test('an unknown address shows the way back', async ({ page, at }) => {
  const response = await page.goto(at('/no/such/station/'));
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Такой станции нет');
  await page.getByRole('main').getByRole('link', { name: 'Освоить миграции БД' }).click();
  await expect(page).toHaveURL(at('/acceleration/migrations/'));
});
