import type { Card, CardTopic } from './card.ts';
import type { Recall } from './recall.ts';
import type { Scheduler } from './schedule.ts';

/** How many cards come due on a day. */
export interface DayLoad {
  /** When the day begins. */
  start: number;
  cards: number;
}

/** How many of the answers that were asked for in time came out of memory. */
export interface Retention {
  /** Number of the line, 0 for the ring. */
  line: number;
  recalled: number;
  asked: number;
}

/**
 * Cards by the day on which they come due; what is overdue comes on the first.
 *
 * @param starts when each of the days begins; one more at the end closes the last
 */
export function forecastOf(
  cards: readonly Card[],
  recall: Recall,
  scheduler: Scheduler,
  starts: readonly number[],
): DayLoad[] {
  const dues = cards.flatMap(({ id }) => {
    const schedule = scheduler.scheduleOf(id, recall.reviews.get(id) ?? []);
    return schedule === null || recall.suspended.has(id) ? [] : schedule.due;
  });
  return starts.slice(0, -1).map((start, day) => {
    const end = starts[day + 1] ?? Infinity;
    return { start, cards: dues.filter((due) => (day === 0 || due >= start) && due < end).length };
  });
}

/** Retention by line, of answers since a time to cards that had been learnt before; lines without such are left out. */
export function retentionOf(
  topics: readonly CardTopic[],
  recall: Recall,
  scheduler: Scheduler,
  since: number,
): Retention[] {
  const lines = new Map<number, Retention>();
  for (const { line, cards } of topics)
    for (const { id } of cards)
      for (const { stage, time, grade } of answersTo(id, recall, scheduler)) {
        if (stage !== 'review' || time < since) continue;
        const sum = lines.get(line) ?? { line, recalled: 0, asked: 0 };
        lines.set(line, { line, recalled: sum.recalled + (grade > 1 ? 1 : 0), asked: sum.asked + 1 });
      }
  return [...lines.values()];
}

/** How many answers were given between two times. */
export function answersBetween({ reviews }: Recall, start: number, end: number): number {
  return [...reviews.values()].flat().filter(({ time }) => time >= start && time < end).length;
}

/** A card's answers, each with the stage in which it was asked. */
function answersTo(
  id: string,
  { reviews }: Recall,
  scheduler: Scheduler,
): { stage: 'learning' | 'review' | null; time: number; grade: number }[] {
  const given = reviews.get(id) ?? [];
  return given.map(({ time, grade }, place) => ({
    stage: scheduler.scheduleOf(`${id} ${String(place)}`, given.slice(0, place))?.stage ?? null,
    time,
    grade,
  }));
}
