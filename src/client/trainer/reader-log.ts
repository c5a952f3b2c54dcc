import { randomName } from '../progress/random-name.ts';
import { openLog, type LogStore } from './log-store.ts';
import { storageKeys } from './stored-lines.ts';

let opened: LogStore | undefined;

/** The reader's log of the trainer: one store for all of a page. */
export function readerLog(): LogStore {
  opened ??= openLog({
    storage: () => localStorage,
    keys: storageKeys,
    now: () => Date.now(),
    randomName,
    onStorage: (listener) => addEventListener('storage', listener),
  });
  return opened;
}
