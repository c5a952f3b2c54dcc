import type { QueueDay } from '../../cards/queue.ts';

/** Midnights where the reader is: that of the day of an instant, and of as many days after it. */
export function midnights(now: number, days: number): number[] {
  const date = new Date(now);
  return Array.from({ length: days + 1 }, (_, day) =>
    new Date(date.getFullYear(), date.getMonth(), date.getDate() + day).getTime(),
  );
}

/** Today, as the queue needs it. */
export function queueDay(now: number): QueueDay {
  const [start = now, end = now] = midnights(now, 1);
  return { now, start, end };
}
