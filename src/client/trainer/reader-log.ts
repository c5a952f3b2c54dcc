import { later } from '../later.ts';
import { randomName } from '../progress/random-name.ts';
import { readerProgress } from '../progress/reader-progress.ts';
import { openLog, type LogStore } from './log-store.ts';
import { storageKeys } from './stored-lines.ts';

let opened: LogStore | undefined;

/** The reader's log of the trainer: one store for all of a page. */
export function readerLog(): LogStore {
  opened ??= withNotices(
    openLog({
      storage: () => localStorage,
      keys: storageKeys,
      now: () => Date.now(),
      randomName,
      onStorage: (listener) => addEventListener('storage', listener),
    }),
  );
  return opened;
}

/** What keeps answers from being stored is told as it is for progress, with the offer of a file. */
function withNotices(log: LogStore): LogStore {
  log.onTrouble((trouble) => {
    void later(() => import('../progress/trouble-notice.ts')).then(({ noticeTrouble }) => {
      noticeTrouble(trouble, readerProgress());
    });
  });
  return log;
}
