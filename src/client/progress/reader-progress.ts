import { later } from '../later.ts';
import { localDay } from '../local-day.ts';
import type { ProgressStore } from './progress-store.ts';
import { openProgress } from './progress-store.ts';
import { randomName } from './random-name.ts';
import type { AliasSource } from './renamed-ids.ts';

let opened: ProgressStore | undefined;

/** The reader's progress: one store for all elements of a page, opened when the first of them asks. */
export function readerProgress(): ProgressStore {
  opened ??= openInBrowser();
  return opened;
}

function openInBrowser(): ProgressStore {
  const store = openProgress({
    storage: () => localStorage,
    now: () => Date.now(),
    dayOf: (time) => localDay(new Date(time)),
    randomName,
    onStorage: (listener) => addEventListener('storage', listener),
    onFirstSave: () => void later(() => import('./keep-storage.ts')).then(({ keepStorage }) => keepStorage()),
    aliases: aliasSource(),
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) store.refresh();
  });
  return store;
}

/** From `<meta name="renamed-ids" content="aliasMark" data-href="address of the tickables file">`. */
function aliasSource(): AliasSource | null {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="renamed-ids"]');
  const href = meta?.dataset.href;
  if (meta === null || href === undefined) return null;
  return {
    mark: meta.content,
    load: async () => (await import('./load-rename.ts')).loadRename(href),
  };
}
