import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tick } from '../../progress/ticks.ts';
import { storageKey } from '../storage-key.ts';
import { fakeStorage, ticksOf } from './fake-browser.fixture.ts';
import type { FakeStorage } from './fake-browser.fixture.ts';
import type { ProgressStore } from './progress-store.ts';

const KEY = storageKey('progress');
const TICKABLES = { version: 1, ids: ['old/b', 'a/b'], aliases: { 'old/b': 'a/b' } };

let storage: FakeStorage;
let window: EventTarget;
let meta: { content: string; dataset: Record<string, string> } | null;

beforeEach(() => {
  vi.resetModules();
  storage = fakeStorage();
  window = new EventTarget();
  meta = null;
  vi.stubGlobal('localStorage', storage);
  vi.stubGlobal('addEventListener', window.addEventListener.bind(window));
  vi.stubGlobal('document', { querySelector: () => meta });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

async function opened(): Promise<ProgressStore> {
  const { readerProgress } = await import('./reader-progress.ts');
  expect(readerProgress()).toBe(readerProgress());
  return readerProgress();
}

describe('readerProgress', () => {
  it('stores in the browser, under the clock and the days of the reader', async () => {
    const store = await opened();
    store.change((progress, moment) => tick(progress, 'a/b', 'done', moment));
    const stored = JSON.parse(storage.entries()[KEY] ?? '') as Record<string, object>;
    expect(stored).toMatchObject({
      version: 1,
      ticks: { 'a/b': ['done', expect.any(Number), expect.stringMatching(/^[a-z0-9]{8}$/)] },
    });
    const today = new Intl.DateTimeFormat('sv').format(Date.now());
    expect(Object.keys(stored.activity ?? {})[0]).toMatch(today);
  });

  it('hears of other tabs, and looks again when it comes back from the cache', async () => {
    const store = await opened();
    const change = (id: string): void =>
      storage.setItem(KEY, `{"version":1,"ticks":{"${id}":["done",5,"phone"]}}`);
    change('a/b');
    window.dispatchEvent(Object.assign(new Event('storage'), { key: KEY, newValue: storage.entries()[KEY] }));
    expect(ticksOf(store.current())).toEqual({ 'a/b': 'done' });
    change('a/c');
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: false }));
    expect(ticksOf(store.current())).toEqual({ 'a/b': 'done' });
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    expect(ticksOf(store.current())).toEqual({ 'a/b': 'done', 'a/c': 'done' });
  });

  it('works where the mention of the storage throws', async () => {
    vi.stubGlobal('localStorage', undefined);
    Object.defineProperty(globalThis, 'localStorage', {
      configurable: true,
      get: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
    const store = await opened();
    const trouble = vi.fn();
    store.onTrouble(trouble);
    store.change((progress, moment) => tick(progress, 'a/b', 'done', moment));
    expect(ticksOf(store.current())).toEqual({ 'a/b': 'done' });
    expect(trouble.mock.calls).toEqual([['denied']]);
  });

  it.each([
    ['the list', { ok: true, json: () => Promise.resolve(TICKABLES) }, { 'a/b': 'done' }],
    ['no list', { ok: false, status: 404 }, { 'old/b': 'done' }],
    ['something else', { ok: true, json: () => Promise.resolve({ version: 1 }) }, { 'old/b': 'done' }],
  ])('fetches the ids that were renamed, and gets %s', async (_what, response, ticks) => {
    storage.setItem(KEY, '{"version":1,"ticks":{"old/b":["done",5,"phone"]}}');
    meta = { content: 'mark', dataset: { href: '/a/tickables.json' } };
    const fetched = vi.fn(() => Promise.resolve(response));
    vi.stubGlobal('fetch', fetched);
    const store = await opened();
    await vi.waitFor(() => expect(fetched).toHaveBeenCalledWith('/a/tickables.json'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(ticksOf(store.current())).toEqual(ticks);
  });
});
