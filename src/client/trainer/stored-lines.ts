import { storageKey } from '../storage-key.ts';

/** Keys of the log begin with this; a month a key, so that an answer writes a month's lines and not a year's. */
export const LOG_PREFIX = 'trainer-';

/** The keys of the browser's storage; none where it is denied. */
export function storageKeys(): string[] {
  try {
    return Array.from({ length: localStorage.length }, (_, place) => localStorage.key(place) ?? '');
  } catch {
    return [];
  }
}

/** The stored lines of the trainer's log as they are, month by month: what an export takes without reading them. */
export function storedTrainerLines(
  keys: readonly string[] = storageKeys(),
  read: (key: string) => string | null = (key) => localStorage.getItem(key),
  base?: string,
): string[] {
  const prefix = storageKey(LOG_PREFIX, base);
  return keys
    .filter((name) => name.startsWith(prefix))
    .toSorted()
    .flatMap((name) => (read(name) ?? '').split('\n').filter((line) => line !== ''));
}
