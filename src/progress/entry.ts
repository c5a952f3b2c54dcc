/**
 * What a reader has set at one place, when, and on which device: `["done", 1795600000000, "k3v9"]`. The time is in
 * milliseconds since 1970, and ahead of the clock where an entry of a device with a faster clock had to be outdone.
 */
export type Entry<T = unknown> = readonly [value: T, time: number, device: string];

/** Entries by key. Made by {@link record}, so that a key may be any string. */
export type Collection<T = unknown> = Readonly<Record<string, Entry<T>>>;

/** The greatest time of an entry: ECMA-262's last time value, in the year 275760. */
export const LAST_TIME = 8.64e15;

/**
 * Whether the first of two entries wins: the later one, of one time that of the greater device, of one device that of
 * the greater value. A total order, so that every device comes to the same end whatever it hears first.
 */
export function wins(one: Entry, other: Entry): boolean {
  if (one[1] !== other[1]) return one[1] > other[1];
  if (one[2] !== other[2]) return one[2] > other[2];
  return JSON.stringify(one) > JSON.stringify(other);
}

/** Entries of both, of one key the winner. The first of the two itself when the second has nothing that wins. */
export function mergeEntries<T>(one: Collection<T>, other: Collection<T>): Collection<T> {
  let merged: Record<string, Entry<T>> | null = null;
  for (const [key, entry] of Object.entries(other)) {
    const held = one[key];
    if (held !== undefined && !wins(entry, held)) continue;
    merged ??= record(one);
    merged[key] = entry;
  }
  return merged ?? one;
}

/** An object without inherited keys: data may name an id `constructor` or `__proto__`. */
export function record<T>(source?: Readonly<Record<string, T>>): Record<string, T> {
  return Object.assign(Object.create(null) as Record<string, T>, source);
}

/** Whether the value is an object with keys, as JSON has them. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
