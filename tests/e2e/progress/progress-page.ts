import { readFile } from 'node:fs/promises';
import type { BrowserContext, Download, Page } from '@playwright/test';

/** What is stored of a tick: `done` where it is. */
export async function storedTick(page: Page, id: string): Promise<unknown> {
  return page.evaluate((wanted) => {
    const key = Object.keys(localStorage).find((name) => name.endsWith('/progress')) ?? '';
    const stored = JSON.parse(localStorage.getItem(key) ?? '{}') as { ticks?: Record<string, unknown[]> };
    return stored.ticks?.[wanted]?.[0];
  }, id);
}

/** The name and the text of a file that the page gives to save. */
export async function savedText(
  page: Page,
  act: () => Promise<void>,
): Promise<{ name: string; text: string }> {
  // The driver of a stock Firefox reports no downloads: there the file is taken from the hands of the page.
  if (page.context().browser()?.browserType().name() === 'firefox') return takenText(page, act);
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return { name: download.suggestedFilename(), text: await textOf(download) };
}

async function takenText(page: Page, act: () => Promise<void>): Promise<{ name: string; text: string }> {
  await page.evaluate(() => {
    const taken = globalThis as typeof globalThis & { takenFile?: { name: string; blob: Blob } };
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob) => {
      if (blob instanceof Blob) taken.takenFile = { name: '', blob };
      return make(blob);
    };
    addEventListener(
      'click',
      ({ target }) => {
        if (target instanceof HTMLAnchorElement && taken.takenFile) taken.takenFile.name = target.download;
      },
      true,
    );
  });
  await act();
  const file = await page.waitForFunction(async () => {
    const { takenFile } = globalThis as typeof globalThis & { takenFile?: { name: string; blob: Blob } };
    return takenFile?.name ? { name: takenFile.name, text: await takenFile.blob.text() } : null;
  });
  const taken = await file.jsonValue();
  if (taken === null) throw new Error('the page gave no file to save');
  return taken;
}

/** Makes the storage fail as browsers fail; before any page is opened. */
export async function breakStorage(context: BrowserContext, how: 'denied' | 'full'): Promise<void> {
  await context.addInitScript((kind) => {
    if (kind === 'full') {
      Storage.prototype.setItem = () => {
        throw new DOMException('no room', 'QuotaExceededError');
      };
      return;
    }
    Object.defineProperty(globalThis, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  }, how);
}

async function textOf(download: Download): Promise<string> {
  return readFile(await download.path(), 'utf8');
}
