/** What can keep a browser from storing. */
export type StorageTrouble =
  /** The browser lets the site store nothing: a setting, a private window, a messenger's built-in browser. */
  | 'denied'
  /** There is no room left. */
  | 'full'
  /** The browser says that it stores, and does not; or it fails for another reason. */
  | 'broken';

/** The part of `Storage` that progress needs. */
export type TextStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** A storage that never throws. Where it cannot be read it has nothing; a failed write says false, and is reported. */
export interface SafeStorage {
  read: (key: string) => string | null;
  write: (key: string, text: string) => boolean;
  remove: (key: string) => void;
  /** Whether it can be read and has nothing there. */
  isEmptyAt: (key: string) => boolean;
}

/**
 * Wraps a storage. Only writing reports: who has nothing to store need not hear that nothing can be stored.
 *
 * @param open gives the storage: the mere mention of `localStorage` throws where it is denied, and some built-in
 *   browsers have null there
 */
export function safeStorage(
  open: () => TextStorage | null,
  report: (trouble: StorageTrouble) => void,
): SafeStorage {
  const attempt = <T>(act: (storage: TextStorage) => T, otherwise: (trouble: StorageTrouble) => T): T => {
    try {
      const storage = open();
      return storage === null ? otherwise('denied') : act(storage);
    } catch (error) {
      return otherwise(troubleOf(error));
    }
  };
  const fail = (trouble: StorageTrouble): boolean => {
    report(trouble);
    return false;
  };
  return {
    read: (key) =>
      attempt<string | null>(
        (storage) => storage.getItem(key),
        () => null,
      ),
    write: (key, text) =>
      attempt((storage) => {
        storage.setItem(key, text);
        return storage.getItem(key) === text || fail('broken');
      }, fail),
    remove: (key) =>
      attempt(
        (storage) => storage.removeItem(key),
        () => undefined,
      ),
    isEmptyAt: (key) =>
      attempt(
        (storage) => storage.getItem(key) === null,
        () => false,
      ),
  };
}

function troubleOf(error: unknown): StorageTrouble {
  const name = error instanceof Error ? error.name : '';
  if (name === 'SecurityError') return 'denied';
  // Firefox called it NS_ERROR_DOM_QUOTA_REACHED.
  return /quota/i.test(name) ? 'full' : 'broken';
}
