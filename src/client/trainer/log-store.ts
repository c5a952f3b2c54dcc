import { logText, lineOf, mergeLogs, readLine, readLog } from '../../cards/review-log.ts';
import type { LogEntry, ReviewLog } from '../../cards/review-log.ts';
import { deviceName } from '../progress/device-name.ts';
import { notices } from '../progress/notices.ts';
import { ERASED, type Surroundings } from '../progress/progress-store.ts';
import { safeStorage, type StorageTrouble } from '../progress/safe-storage.ts';
import { storageKey } from '../storage-key.ts';
import { LOG_PREFIX, storedTrainerLines } from './stored-lines.ts';

/** What an entry says, without when and where. */
export type Told = LogEntry extends infer Entry
  ? Entry extends LogEntry
    ? Omit<Entry, 'time' | 'device'>
    : never
  : never;

/** The reader's log of the trainer in this browser. */
export interface LogStore {
  /** All that is known at this moment. */
  current: () => ReviewLog;
  /** Adds an entry, later than all others; returns it. Where nothing can be stored it holds for this page. */
  add: (told: Told) => LogEntry;
  /** Adds lines of another device. */
  take: (log: ReviewLog) => void;
  /** Calls the listener at once, and again whenever the log grows, here or in another tab. */
  subscribe: (listener: (log: ReviewLog) => void) => () => void;
  onTrouble: (listener: (trouble: StorageTrouble) => void) => void;
  /** The name under which this browser writes. */
  device: () => string;
}

/** Opens the log. Never throws, whatever the storage does. */
export function openLog({
  base,
  now,
  ...surroundings
}: Pick<Surroundings, 'storage' | 'now' | 'randomName' | 'onStorage' | 'base'> & {
  /** The keys of the storage. */
  keys: () => string[];
}): LogStore {
  const key = (name: string): string => storageKey(name, base);
  const troubles = notices<StorageTrouble>();
  const storage = safeStorage(surroundings.storage, troubles.tell);
  const listeners = new Set<(log: ReviewLog) => void>();
  let log: ReviewLog = [];
  let name: string | undefined;

  const know = (next: ReviewLog): void => {
    if (next === log) return;
    log = next;
    for (const listener of listeners) listener(log);
  };
  const pull = (): void => {
    const lines = storedTrainerLines(surroundings.keys(), storage.read, base);
    know(mergeLogs(log, readLog(lines.join('\n'))));
  };
  /** What another tab has written meanwhile stays: read, merge, write, a month at a time. */
  const push = (): void => {
    for (const [month, lines] of Map.groupBy(log, monthOf)) {
      const stored = readLog(storage.read(key(month)) ?? '');
      const merged = mergeLogs(stored, lines);
      if (merged !== stored) storage.write(key(month), logText(merged));
    }
  };

  const device = (): string => (name ??= deviceName(storage, key('device'), surroundings.randomName));

  pull();
  surroundings.onStorage(({ key: changed, newValue }) => {
    if (changed === key(ERASED) && newValue !== null) know([]);
    else if (changed?.startsWith(key(LOG_PREFIX)) && newValue !== null) {
      pull();
      // Two tabs may have overwritten each other: the one that knows more writes again.
      push();
    }
  });
  return {
    current: () => log,
    add: (told) => {
      pull();
      const time = Math.max(now(), lastTime(log) + 1);
      const entry: LogEntry = { ...told, time, device: device() };
      const grown = mergeLogs(log, [lineOf(entry)]);
      log = grown;
      push();
      for (const listener of listeners) listener(log);
      return entry;
    },
    take: (lines) => {
      pull();
      know(mergeLogs(log, lines));
      push();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      listener(log);
      return () => listeners.delete(listener);
    },
    onTrouble: troubles.listen,
    device,
  };
}

/** The key of a line: `trainer-2026-11`; of one whose time nobody can read, `trainer-`. */
function monthOf(line: string): string {
  const entry = readLine(line);
  const day = entry && new Date(entry.time);
  return day && !Number.isNaN(day.getTime()) ? `${LOG_PREFIX}${day.toISOString().slice(0, 7)}` : LOG_PREFIX;
}

function lastTime(log: ReviewLog): number {
  const time = Number.parseInt(log.at(-1) ?? '0', 10);
  return Number.isSafeInteger(time) ? time : 0;
}
