import type { Card } from './card.ts';
import type { Recall } from './recall.ts';
import type { Schedule, Scheduler } from './schedule.ts';

/** Anki's default: from this many lapses on a card is to be rewritten or learnt otherwise, not repeated. */
const LEECH = 8;
/** A card that is due within this time is shown today when nothing else is left: Anki's «learn ahead limit». */
const AHEAD_MS = 20 * 60_000;

/** What is to be answered, the next first. */
export interface Queue {
  /** Cards that are being learnt and whose minutes are over. */
  learning: string[];
  /** Cards whose day has come; those that are the likeliest forgotten first. */
  due: string[];
  /** Cards never seen, as many as today still takes. */
  fresh: string[];
  /** Cards that wait for their minutes, the earliest first: shown when nothing else is left. */
  waiting: string[];
  /** When the first of those that wait, or of a coming day, is due; null where none is. */
  nextDue: number | null;
}

/** The day as the trainer needs it. */
export interface QueueDay {
  now: number;
  /** When today began and ends where the reader is. */
  start: number;
  end: number;
}

/**
 * The queue of today: what is being learnt before what is due, and that before what is new.
 *
 * @param cards those that take part, in the order in which new ones come
 */
export function queueOf(
  cards: readonly Card[],
  recall: Recall,
  scheduler: Scheduler,
  { now, start, end }: QueueDay,
): Queue {
  const active = cards.filter(({ id }) => !recall.suspended.has(id));
  const known = active.flatMap(({ id }) => {
    const reviews = recall.reviews.get(id) ?? [];
    const schedule = scheduler.scheduleOf(id, reviews);
    return schedule === null ? [] : [{ id, ...schedule, chance: scheduler.chanceOf(id, reviews, now) }];
  });
  const learning = known.filter(({ stage }) => stage === 'learning').toSorted(byDue);
  const due = known
    .filter((card) => card.stage === 'review' && card.due < end)
    .toSorted((a, b) => a.chance - b.chance || byDue(a, b));
  const later = known.filter((card) => card.due > now);
  const room = Math.max(0, recall.settings['new-a-day'] - introducedBetween(recall, start, end));
  return {
    learning: learning.filter((card) => card.due <= now).map(({ id }) => id),
    due: due.map(({ id }) => id),
    fresh: active
      .filter(({ id }) => !recall.reviews.has(id))
      .slice(0, room)
      .map(({ id }) => id),
    waiting: learning.filter((card) => card.due > now && card.due <= now + AHEAD_MS).map(({ id }) => id),
    nextDue: later.length === 0 ? null : Math.min(...later.map((card) => card.due)),
  };
}

/** The card to show now; null when today is done. */
export function nextCard({ learning, due, fresh, waiting }: Queue): string | null {
  return learning[0] ?? due[0] ?? fresh[0] ?? waiting[0] ?? null;
}

/** Whether a card keeps being forgotten. */
export function isLeech(schedule: Schedule | null): boolean {
  return schedule !== null && schedule.lapses >= LEECH;
}

function introducedBetween({ reviews }: Recall, start: number, end: number): number {
  return [...reviews.values()].filter(([first]) => first && first.time >= start && first.time < end).length;
}

function byDue(a: Schedule, b: Schedule): number {
  return a.due - b.due;
}
