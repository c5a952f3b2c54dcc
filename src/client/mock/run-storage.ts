import { readRun, runText, type Run } from '../../cards/mock/run.ts';
import { safeStorage } from '../progress/safe-storage.ts';
import { storageKey } from '../storage-key.ts';

const KEY = storageKey('mock');
// Where nothing can be stored, an interview lasts as long as its page.
const storage = safeStorage(
  () => sessionStorage,
  () => undefined,
);

/** The interview that is under way in this tab. */
export function storedRun(): Run | null {
  return readRun(storage.read(KEY));
}

/** Keeps it for a reload; null forgets it. */
export function storeRun(run: Run | null): void {
  if (run === null) storage.remove(KEY);
  else storage.write(KEY, runText(run));
}
