import { storageKey } from '../storage-key.ts';
import type { ProgressStore } from './progress-store.ts';
import { ERASED } from './progress-store.ts';

/**
 * Erases all that this site has stored in this browser, the theme and the quarantine included; other tabs forget it,
 * too. Offer an export first. What else the origin has stored, other deployments of the site included, stays.
 *
 * @throws what the storage throws where it is denied; there is nothing to erase then
 */
export function eraseStorage(store: ProgressStore, storage: Storage = localStorage, base?: string): void {
  const prefix = storageKey('', base);
  const keys = Array.from({ length: storage.length }, (_, place) => storage.key(place) ?? '');
  for (const key of keys) if (isOwn(key, prefix)) storage.removeItem(key);
  // Other tabs hear of this key.
  storage.setItem(storageKey(ERASED, base), '1');
  storage.removeItem(storageKey(ERASED, base));
  store.forget();
}

/** Whether a key is this deployment's: the prefix of one at `/` begins those of all others on its origin. */
function isOwn(key: string, prefix: string): boolean {
  return key.startsWith(prefix) && !key.slice(prefix.length).includes('/');
}
