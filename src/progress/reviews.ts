import type { Entry } from './entry.ts';
import { mergeEntries, record } from './entry.ts';
import type { Moment, Progress } from './progress.ts';
import { put, setting } from './progress.ts';
import type { SharedReview } from './share/shared.ts';
import { entriesUnder } from './sub-keys.ts';
import type { Review } from './values.ts';

/** A mentor's word that the reader keeps. */
export interface KeptReview extends Review {
  /** The mentor's sender name. */
  mentor: string;
  /** When it was sent, in milliseconds since 1970. */
  time: number;
}

/** What mentors have said of an item, the latest first. */
export function reviewsOf(progress: Progress, item: string): KeptReview[] {
  return entriesUnder(progress.reviews, item)
    .flatMap(({ name, value, time }) => (value === null ? [] : [{ ...value, mentor: name, time }]))
    .sort((a, b) => b.time - a.time || (a.mentor < b.mentor ? -1 : 1));
}

/**
 * Keeps what a mentor has sent back. Of two words of one mentor on one item the later one stays, whatever link is
 * opened first.
 *
 * @returns null when the review answers someone else's link
 */
export function keepReview(progress: Progress, shared: SharedReview, { now }: Moment): Progress | null {
  if (shared.to !== setting(progress, 'sender')) return null;
  const entries: Record<string, Entry<Review | null>> = record();
  for (const [item, review] of Object.entries(shared.reviews)) {
    // A mentor's clock may be fast; a later word of that mentor has to win over this one.
    entries[`${item} ${shared.sender}`] = [review, Math.min(shared.sent, now), shared.sender];
  }
  const reviews = mergeEntries(progress.reviews, entries);
  return reviews === progress.reviews ? progress : { ...progress, reviews };
}

/** Puts a mentor's word on an item away, on all devices. */
export function dismissReview(progress: Progress, item: string, mentor: string, moment: Moment): Progress {
  return put(progress, 'reviews', `${item} ${mentor}`, null, moment);
}
