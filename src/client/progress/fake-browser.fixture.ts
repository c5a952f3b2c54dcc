import type { Progress } from '../../progress/progress.ts';
import type { Day } from '../../roadmap/roadmap.ts';
import type { Surroundings } from './progress-store.ts';

type StorageListener = Parameters<Surroundings['onStorage']>[0];

/** A storage that tabs share, and that can fail in every way in which storages do. */
export interface FakeStorage extends Storage {
  /** Characters that fit, keys included. */
  room: number;
  /** Thrown by every call, as by a browser that denies storage or has lost it. */
  failure: Error | null;
  /** Says that it stores, and does not. */
  isForgetful: boolean;
  /** All that is stored. */
  entries: () => Record<string, string>;
}

export function fakeStorage(content: Record<string, string> = {}): FakeStorage {
  const held = new Map(Object.entries(content));
  const guarded = <T>(act: () => T): T => {
    if (storage.failure !== null) throw storage.failure;
    return act();
  };
  const storage: FakeStorage = {
    room: Infinity,
    failure: null,
    isForgetful: false,
    entries: () => Object.fromEntries(held),
    get length() {
      return guarded(() => held.size);
    },
    key: (place) => guarded(() => [...held.keys()][place] ?? null),
    getItem: (key) => guarded(() => held.get(key) ?? null),
    setItem: (key, text) =>
      guarded(() => {
        if (storage.isForgetful) return;
        const others = [...held].filter(([other]) => other !== key);
        const size = others.reduce((sum, [other, value]) => sum + other.length + value.length, 0);
        if (size + key.length + text.length > storage.room) {
          throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
        }
        held.set(key, text);
      }),
    removeItem: (key) => guarded(() => void held.delete(key)),
    clear: () => guarded(() => held.clear()),
  };
  return storage;
}

/** A tab for `openProgress`: its clock, and what other tabs do to its storage. */
export interface FakeTab extends Surroundings {
  /** What the tab's clock shows, in milliseconds since 1970. */
  clock: number;
  /** Tells the tab that another one has changed the storage. */
  hear: StorageListener;
  /** How often a change was stored for the first time. */
  firstSaves: number;
}

export function fakeTab(storage: () => Storage | null, change: Partial<FakeTab> = {}): FakeTab {
  const listeners: StorageListener[] = [];
  const tab: FakeTab = {
    storage,
    clock: 1_795_600_000_000,
    now: () => tab.clock,
    dayOf: (time) => new Date(time).toISOString().slice(0, 10) as Day,
    randomName: () => 'laptop',
    onStorage: (listener) => listeners.push(listener),
    hear: (event) => listeners.forEach((listener) => listener(event)),
    firstSaves: 0,
    onFirstSave: () => tab.firstSaves++,
    aliases: null,
    base: '/a/',
    ...change,
  };
  return tab;
}

/** The states of ticks, by id. */
export function ticksOf({ ticks }: Progress): Record<string, string> {
  return Object.fromEntries(Object.entries(ticks).map(([id, [state]]) => [id, state]));
}
