import type { Day } from '../roadmap/roadmap.ts';
import type { Collection, Entry } from './entry.ts';
import { LAST_TIME, mergeEntries, record } from './entry.ts';
import type { UnknownFields } from './unknown-fields.ts';
import { mergeUnknown } from './unknown-fields.ts';
import type { CollectionName, SettingName, Settings, Values } from './values.ts';
import { COLLECTIONS } from './values.ts';

/** Version of what is stored; grows when this code would misread the new one, and then needs a migration. */
export const VERSION = 1;

/** Grows when something is added that this version only has to keep. */
export const MINOR = 0;

/** Everything that a reader has done, and nothing of anyone else but what mentors have answered. Never changed in place. */
export type Progress = Readonly<{
  /** Of the newest site that has written here. */
  minor: number;
  /** What a newer site has written and this one cannot read. */
  rest: UnknownFields;
}> & { readonly [Name in CollectionName]: Collection<Values[Name]> };

/** Where and when a change is made. */
export interface Moment {
  /** Milliseconds since 1970. */
  now: number;
  /** Name of the device, up to 16 Latin letters, digits, `-` and `_`. */
  device: string;
  /** The reader's calendar day of an instant. */
  dayOf: (time: number) => Day;
}

/** The progress of someone who has just come. */
export const EMPTY: Progress = {
  minor: MINOR,
  rest: record(),
  ticks: record(),
  notes: record(),
  evidence: record(),
  reviews: record(),
  bookmarks: record(),
  daysOff: record(),
  activity: record(),
  settings: record(),
};

/**
 * What two devices, tabs or files know together: of each entry the last writer's. Commutative, associative and
 * idempotent. The first of the two itself when the second adds nothing.
 */
export function merge(one: Progress, other: Progress): Progress {
  const rest = mergeUnknown(one.rest, other.rest);
  const merged = COLLECTIONS.map((name) => [name, mergeEntries<unknown>(one[name], other[name])] as const);
  const isSame =
    one.minor >= other.minor && rest === one.rest && merged.every(([name, entries]) => entries === one[name]);
  if (isSame) return one;
  const minor = Math.max(one.minor, other.minor);
  return { ...one, minor, rest, ...(Object.fromEntries(merged) as Partial<Progress>) };
}

/** Sets one entry; it wins over what was there, whatever the clocks say. The same progress when the value is the same. */
export function put<Name extends CollectionName>(
  progress: Progress,
  name: Name,
  key: string,
  value: Values[Name],
  { now, device }: Moment,
): Progress {
  const held = progress[name][key];
  if (held !== undefined && JSON.stringify(held[0]) === JSON.stringify(value)) return progress;
  const time = Math.min(Math.max(now, held === undefined ? 0 : held[1] + 1), LAST_TIME);
  const entries: Record<string, Entry> = record<Entry>(progress[name]);
  entries[key] = [value, time, device];
  return { ...progress, [name]: entries };
}

/** What the reader has chosen; undefined as long as nothing was. */
export function setting<Name extends SettingName>(
  progress: Progress,
  name: Name,
): Settings[Name] | undefined {
  // Reading has checked settings that this version knows against their schemas.
  return progress.settings[name]?.[0] as Settings[Name] | undefined;
}

/** Chooses. */
export function choose<Name extends SettingName>(
  progress: Progress,
  name: Name,
  value: Settings[Name],
  moment: Moment,
): Progress {
  return put(progress, 'settings', name, value, moment);
}
