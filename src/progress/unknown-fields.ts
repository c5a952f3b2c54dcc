import type { Entry } from './entry.ts';
import { isRecord, record, wins } from './entry.ts';

/** What a newer version of the site has stored and this one cannot read: kept, merged and written back. */
export type UnknownFields = Readonly<Record<string, unknown>>;

/**
 * Fields of both. Fields that are records in both are merged by key; of two other values the greater stays. The order
 * is total and knows entries by their form, so that the merge is commutative, associative and idempotent on data of
 * any shape. The first of the two itself when the second adds nothing.
 */
export function mergeUnknown(one: UnknownFields, other: UnknownFields): UnknownFields {
  return mergeKeys(one, other, (held, added) =>
    isRecord(held) && isRecord(added) ? mergeKeys(held, added, greater) : greater(held, added),
  );
}

function mergeKeys(
  one: UnknownFields,
  other: UnknownFields,
  choose: (held: unknown, added: unknown) => unknown,
): UnknownFields {
  let merged: Record<string, unknown> | null = null;
  for (const [key, added] of Object.entries(other)) {
    const held = one[key];
    const chosen = Object.hasOwn(one, key) ? choose(held, added) : added;
    if (Object.hasOwn(one, key) && chosen === held) continue;
    merged ??= record(one);
    merged[key] = chosen;
  }
  return merged ?? one;
}

function greater(held: unknown, added: unknown): unknown {
  const ranks = [rankOf(held), rankOf(added)] as const;
  if (ranks[0] !== ranks[1]) return ranks[0] > ranks[1] ? held : added;
  if (isEntry(held) && isEntry(added)) return wins(added, held) ? added : held;
  return JSON.stringify(added) > JSON.stringify(held) ? added : held;
}

function rankOf(value: unknown): number {
  return isRecord(value) ? 2 : isEntry(value) ? 1 : 0;
}

function isEntry(value: unknown): value is Entry {
  return Array.isArray(value) && typeof value[1] === 'number' && typeof value[2] === 'string';
}
