import type { Collection, Entry } from './entry.ts';
import { record, wins } from './entry.ts';
import type { Progress } from './progress.ts';
import { setting } from './progress.ts';
import { idOf } from './sub-keys.ts';
import { COLLECTIONS } from './values.ts';

/** Former ids and what they are called today. */
export type Aliases = Readonly<Record<string, string>>;

/** The progress under the ids of today. Where a former id and its successor both have an entry, the later one stays. */
export function rename(progress: Progress, aliases: Aliases): Progress {
  const renamed: Mutable<Progress> = {
    ...progress,
    ticks: renameKeys(progress.ticks, aliases),
    notes: renameKeys(progress.notes, aliases),
    evidence: renameKeys(progress.evidence, aliases),
    reviews: renameKeys(progress.reviews, aliases),
    bookmarks: renameKeys(progress.bookmarks, aliases),
  };
  const held = progress.settings.place;
  const place = setting(progress, 'place');
  if (held !== undefined && place !== undefined) {
    const at = presentKey(place.at, aliases);
    const settings = record(progress.settings);
    settings.place = [{ ...place, at }, held[1], held[2]];
    if (at !== place.at) renamed.settings = settings;
  }
  const isSame = COLLECTIONS.every((name) => renamed[name] === progress[name]);
  return isSame ? progress : renamed;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** The key of today: the id at its head, with or without its checkpoint, may have been renamed. */
export function presentKey(key: string, aliases: Aliases): string {
  const id = idOf(key);
  const page = id.split('#', 1)[0] ?? id;
  const former = [id, page].find((some) => Object.hasOwn(aliases, some));
  return former === undefined ? key : `${aliases[former] ?? former}${key.slice(former.length)}`;
}

function renameKeys<T>(entries: Collection<T>, aliases: Aliases): Collection<T> {
  const keys = Object.keys(entries);
  if (keys.every((key) => presentKey(key, aliases) === key)) return entries;
  const renamed: Record<string, Entry<T>> = record();
  for (const [key, entry] of Object.entries(entries)) {
    const present = presentKey(key, aliases);
    const held = renamed[present];
    if (held === undefined || wins(entry, held)) renamed[present] = entry;
  }
  return renamed;
}
