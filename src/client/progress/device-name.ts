import type { SafeStorage } from './safe-storage.ts';

/**
 * The name under which this browser writes entries: the one that is stored, or a new one, stored where that can be.
 *
 * @param randomName a random text of 1 to 16 Latin letters, digits, `-` and `_`
 */
export function deviceName(storage: SafeStorage, key: string, randomName: () => string): string {
  const stored = storage.read(key);
  if (stored !== null && /^[\w-]{1,16}$/.test(stored)) return stored;
  const name = randomName();
  storage.write(key, name);
  return name;
}
