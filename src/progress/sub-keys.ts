import type { Collection } from './entry.ts';

/** The id at the head of such a key. */
export function idOf(key: string): string {
  return key.split(' ', 1)[0] ?? key;
}

/** The entries of one id in a collection whose keys are an id, a space and a name. */
export function entriesUnder<T>(
  entries: Collection<T>,
  id: string,
): { name: string; value: T; time: number }[] {
  return Object.entries(entries).flatMap(([key, [value, time]]) =>
    key.startsWith(`${id} `) ? [{ name: key.slice(id.length + 1), value, time }] : [],
  );
}
