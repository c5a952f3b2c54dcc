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

/** The text of a file that the page gives to save. */
export async function savedText(
  page: Page,
  act: () => Promise<void>,
): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return { name: download.suggestedFilename(), text: await textOf(download) };
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
