import type { Entry } from './entry.ts';
import { LAST_TIME, isRecord } from './entry.ts';
import type { CollectionName, Settings, Values } from './values.ts';
import { STATES, VERDICTS } from './values.ts';

/**
 * What stored entries must be. `stored-schema.ts` says the same in valibot, and a test holds the two together; here it
 * is written out, because every topic page carries this: valibot, in the chunk that all pages share, would take more
 * than a third of the 6 KB that such a page may spend on progress.
 */
type Guard<T> = (value: unknown) => value is T;

/** Whether an entry of a collection can be used as it is. */
export function isReadable(name: CollectionName, key: string, entry: unknown): entry is Entry {
  if (!KEYS[name].test(key) || !Array.isArray(entry) || entry.length !== 3) return false;
  const [value, time, device] = entry as unknown[];
  const isValue =
    name === 'settings' && Object.hasOwn(SETTINGS, key) ? SETTINGS[key as keyof Settings] : VALUES[name];
  return isValue(value) && isWhole(time, 0, LAST_TIME) && isLike(/^[\w-]{1,16}$/)(device);
}

/** An address that is safe as the target of a link: `javascript:` is none. */
export function isWebAddress(value: unknown): value is string {
  return isLike(/^https?:/i)(value) && URL.canParse(value);
}

/** Whether the value is a whole number within the bounds. */
export function isWhole(value: unknown, least: number, most: number): value is number {
  return Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
}

const isText = isLike(/^/);

const VALUES: { [Name in CollectionName]: Guard<Values[Name]> } = {
  ticks: isOneOf(STATES),
  notes: isText,
  evidence: isNullOr((value) => isRecord(value) && isWebAddress(value.url) && isText(value.text)),
  reviews: isNullOr(
    (value) => isRecord(value) && isNullOr(isOneOf(VERDICTS))(value.verdict) && isText(value.comment),
  ),
  bookmarks: isNullOr(isText),
  daysOff: isOneOf([true, false]),
  activity: (value) => isWhole(value, 0, 1e6),
  settings: (_value): _value is unknown => true,
};

const SETTINGS: { [Name in keyof Settings]: Guard<Settings[Name]> } = {
  basis: isOneOf(['own', 'published']),
  start: isNullOr(isLike(/^20\d\d-\d\d-\d\d$/)),
  weekdaysOff: isLike(/^(?!.*(.).*\1)[1-7]{0,6}$/),
  hours: isNullOr((value) => isWhole(value, 1, 168)),
  place: (value): value is Settings['place'] => isRecord(value) && isText(value.at) && isText(value.title),
  sender: isLike(/^[\w-]{8}$/),
};

const KEYS: Record<CollectionName, RegExp> = {
  ticks: /^\S{1,300}$/,
  notes: /^\S{1,300}$/,
  evidence: /^\S{1,300} [\w-]{1,16}$/,
  reviews: /^\S{1,300} [\w-]{1,16}$/,
  bookmarks: /^\S{1,600}$/,
  daysOff: /^20\d\d-\d\d-\d\d\/20\d\d-\d\d-\d\d$/,
  activity: /^\d{4}-\d\d-\d\d [\w-]{1,16}$/,
  settings: /^\w{1,60}$/,
};

function isOneOf<T>(values: readonly T[]): Guard<T> {
  return (value): value is T => (values as readonly unknown[]).includes(value);
}

function isNullOr<T>(holds: (value: unknown) => boolean): Guard<T | null> {
  return (value): value is T | null => value === null || holds(value);
}

function isLike(pattern: RegExp): Guard<string> {
  return (value): value is string => typeof value === 'string' && pattern.test(value);
}
