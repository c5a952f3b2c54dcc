import { storageKey } from '../storage-key.ts';

/** Firefox asks the reader; who has not answered is not asked again for so long, in milliseconds: a week. */
const PATIENCE = 7 * 86_400_000;

/**
 * Asks the browser to keep the storage when room runs short: Safari drops what scripts have stored after seven days
 * without a visit. To be called when there is something to keep. Never throws.
 *
 * @returns whether the storage is safe
 */
export async function keepStorage(
  manager: Pick<StorageManager, 'persist' | 'persisted'> = navigator.storage,
  storage: Pick<Storage, 'getItem' | 'setItem'> = localStorage,
  now = Date.now(),
): Promise<boolean> {
  const key = storageKey('asked-to-keep');
  try {
    if (await manager.persisted()) return true;
    if (now - Number(storage.getItem(key) ?? 0) < PATIENCE) return false;
    storage.setItem(key, String(now));
    return await manager.persist();
  } catch {
    // Old browsers and pages without https have no manager.
    return false;
  }
}
