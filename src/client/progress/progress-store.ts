import type { Moment, Progress } from '../../progress/progress.ts';
import { EMPTY } from '../../progress/progress.ts';
import { storageKey } from '../storage-key.ts';
import { deviceName } from './device-name.ts';
import { notices } from './notices.ts';
import { quarantined } from './quarantine.ts';
import type { AliasSource } from './renamed-ids.ts';
import { renamedIds } from './renamed-ids.ts';
import type { StorageTrouble, TextStorage } from './safe-storage.ts';
import { safeStorage } from './safe-storage.ts';
import { storedCopy } from './stored-copy.ts';

/** What the reader has to be told, once a page. */
export type Trouble =
  | StorageTrouble
  /** A newer version of the site has stored here; what changes on this page waits beside it for a reload. */
  | 'newer'
  /** Something stored could not be read; it is in the quarantine, the rest is here. */
  | 'damaged';

/** The reader's progress in this browser: for custom elements and scripts of pages. */
export interface ProgressStore {
  /** All that is known at this moment. */
  current: () => Progress;
  /**
   * Changes progress and stores it, on top of what other tabs have stored meanwhile. Where nothing can be stored the
   * change holds for this page, and is stored as soon as a later change can be.
   *
   * @param edit one of the functions of `src/progress`, or several; returning the same progress changes nothing
   */
  change: (edit: (progress: Progress, moment: Moment) => Progress) => void;
  /**
   * Calls the listener at once, and again whenever progress changes, here or in another tab.
   *
   * @returns what ends that; call it in `disconnectedCallback`
   */
  subscribe: (listener: (progress: Progress) => void) => () => void;
  /** Calls the listener with each trouble once, those included that have been met already. */
  onTrouble: (listener: (trouble: Trouble) => void) => void;
  /** Reads the storage again: for a page that comes back from the back/forward cache and has missed events. */
  refresh: () => void;
  /** What could not be read, for an export: texts as they were stored. */
  quarantine: () => string[];
  /** Knows nothing any more, and leaves the storage as it is: see `eraseStorage`. */
  forget: () => void;
}

/** The browser, as far as the store touches it. */
export interface Surroundings {
  storage: () => TextStorage | null;
  /** Milliseconds since 1970. */
  now: () => number;
  dayOf: Moment['dayOf'];
  /** A random text of 1 to 16 Latin letters, digits, `-` and `_`. */
  randomName: () => string;
  /** Calls back for each change of the storage that another tab has made. */
  onStorage: (listener: (event: Pick<StorageEvent, 'key' | 'newValue'>) => void) => void;
  /** Called when a change of this page has been stored for the first time. */
  onFirstSave: () => void;
  /** The ids that were renamed; null for a page that names none. */
  aliases: AliasSource | null;
  /** The base of the deployment; without it, that of this one. */
  base?: string;
}

/** The key that is written when everything is being erased. */
export const ERASED = 'erased';

/** Opens the progress of this browser. Never throws, whatever the storage does. */
export function openProgress({ base, now, dayOf, ...surroundings }: Surroundings): ProgressStore {
  const key = (name: string): string => storageKey(name, base);
  const troubles = notices<Trouble>();
  const storage = safeStorage(surroundings.storage, troubles.tell);
  const keys = { progress: key('progress'), aside: key('aside'), quarantine: key('quarantine') };
  const copy = storedCopy(storage, keys, troubles.tell);
  const listeners = new Set<(progress: Progress) => void>();
  let progress = EMPTY;
  let device: string | null = null;
  let hasSaved = false;

  const tell = (): void => {
    for (const listener of listeners) listener(progress);
  };
  const know = (next: Progress): void => {
    if (next === progress) return;
    progress = next;
    tell();
  };
  const pull = (): void => {
    const pulled = copy.pull(progress);
    if (pulled !== progress) renamed.check();
    know(renamed.rename(pulled));
  };
  const push = (): boolean => {
    renamed.sign();
    return copy.push(progress);
  };
  const refresh = (): void => {
    if (copy.isGone()) forget();
    pull();
    if (copy.isBehind()) push();
  };
  const forget = (): void => {
    device = null;
    know(EMPTY);
  };
  const renamed = renamedIds(surroundings.aliases, storage, key('aliases'), () => {
    pull();
    push();
  });
  const moment = (): Moment => {
    device ??= deviceName(storage, key('device'), surroundings.randomName);
    return { now: now(), device, dayOf };
  };

  refresh();
  surroundings.onStorage(({ key: changed, newValue }) => {
    if (changed === key(ERASED) && newValue !== null) forget();
    // Another site of this origin may clear the storage for all: what this page knows outlives that.
    if (changed === keys.progress && newValue !== null) refresh();
  });
  return {
    current: () => progress,
    change: (edit) => {
      pull();
      const edited = edit(progress, moment());
      const isNews = edited !== progress;
      progress = edited;
      // Listeners come last: one that fails must not cost the change.
      const isSaved = (isNews || copy.isBehind()) && push();
      if (isNews) tell();
      if (!isSaved || hasSaved) return;
      hasSaved = true;
      surroundings.onFirstSave();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      listener(progress);
      return () => listeners.delete(listener);
    },
    onTrouble: troubles.listen,
    refresh,
    quarantine: () => quarantined(storage, keys.quarantine),
    forget,
  };
}
