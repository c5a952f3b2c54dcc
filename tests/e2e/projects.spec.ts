import { readFile } from 'node:fs/promises';
import { expect, test } from './site.ts';

test('a project’s table of operations leads into its contract, and back', async ({ page, at }) => {
  await page.goto(at('/ramp-up/notes-api/'));
  await page.getByRole('link', { name: 'POST /v1/notes', exact: true }).click();
  await expect(page).toHaveURL(at('/ramp-up/notes-api/api/#createNote'));
  await expect(page.getByRole('heading', { name: 'Создать заметку' })).toBeInViewport();
  await expect(page.getByRole('table', { name: 'Ответы: Создать заметку' })).toContainText('201');
  await page.getByRole('link', { name: 'К заданию' }).click();
  await expect(page).toHaveURL(at('/ramp-up/notes-api/'));
});

test('the contract and the scenarios can be taken along byte for byte', async ({ request, at }) => {
  for (const file of ['openapi.yaml', 'acceptance.yml', 'load/load.ts']) {
    const response = await request.get(at(`/ramp-up/notes-api/${file}`));
    expect(response.status()).toBe(200);
    expect(await response.body()).toEqual(await readFile(`content/1-ramp-up/notes-api/${file}`));
  }
});

test('every stage of a project unfolds its scenarios', async ({ page, at }) => {
  await page.goto(at('/ramp-up/notes-api/'));
  const scenario = page.getByRole('group').filter({ hasText: 'Заметка создаётся' }).first();
  await scenario.getByText('Заметка создаётся').click();
  await expect(scenario).toContainText('POST /v1/notes от alice');
  await expect(scenario).toContainText('201');
  await expect(page.locator('.scenarios')).toHaveCount(3);
});
