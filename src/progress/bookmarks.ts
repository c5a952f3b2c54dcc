import type { Moment, Progress } from './progress.ts';
import { choose, put, setting } from './progress.ts';
import type { Settings } from './values.ts';

/** A section that the reader wants to find again. */
export interface Bookmark {
  /** Page and section, `ramp-up/concurrency#kanaly`; a page alone, `ramp-up/concurrency`. */
  at: string;
  /** What the section is called. */
  title: string;
}

/** The reader's bookmarks, the latest first. */
export function bookmarksOf(progress: Progress): Bookmark[] {
  return Object.entries(progress.bookmarks)
    .flatMap(([at, [title, time]]) => (title === null ? [] : [{ at, title, time }]))
    .sort((a, b) => b.time - a.time || (a.at < b.at ? -1 : 1))
    .map(({ at, title }) => ({ at, title }));
}

/** Sets a bookmark. */
export function addBookmark(progress: Progress, { at, title }: Bookmark, moment: Moment): Progress {
  return put(progress, 'bookmarks', at, title, moment);
}

/** Takes a bookmark away, on all devices; where none is, nothing changes. */
export function removeBookmark(progress: Progress, at: string, moment: Moment): Progress {
  return progress.bookmarks[at] === undefined ? progress : put(progress, 'bookmarks', at, null, moment);
}

/** Where the reader stopped last, on whatever device; null for one who has just come. */
export function placeOf(progress: Progress): Settings['place'] | null {
  return setting(progress, 'place') ?? null;
}

/** Notes where the reader is. Every call is a write: tell it when a reader leaves a section, not while scrolling. */
export function notePlace(progress: Progress, place: Bookmark, moment: Moment): Progress {
  return choose(progress, 'place', place, moment);
}
