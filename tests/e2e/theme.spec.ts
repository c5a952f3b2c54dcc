import { expect, test } from './site.ts';

/** Why some tests are left out there. */
const DRIVER_IS_LIGHT = 'the driver of a stock Firefox cannot set the system’s theme';

test('the chosen theme holds on the next page', async ({ page, at, isMobile }) => {
  await page.goto(at('/about/'));
  if (isMobile) await page.getByRole('button', { name: 'Меню' }).click();
  await page.getByRole('combobox', { name: 'Выберите тему' }).locator('visible=true').selectOption('dark');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.goto(at('/ramp-up/'));
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`without a choice the page follows the system: ${colorScheme}`, async ({ page, browserName, at }) => {
    test.skip(browserName === 'firefox', DRIVER_IS_LIGHT);
    await page.emulateMedia({ colorScheme });
    await page.goto(at('/about/'));
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
  });
}

test('a stored value that is no theme is passed over', async ({ page, at }) => {
  const key = `route500k${new URL(at('/')).pathname}theme`;
  await page.goto(at('/about/'));
  await page.evaluate((name) => localStorage.setItem(name, '"><img>'), key);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
});

test('denied storage does not keep anybody from reading', async ({ page, browserName, at }) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(at('/'));
  if (browserName !== 'firefox') await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});
