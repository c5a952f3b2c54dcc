import type { Day } from '../roadmap/roadmap.ts';
import type { Moment, Progress } from './progress.ts';
import { put } from './progress.ts';

/**
 * Counts what was finished today, one device apart from another, so that a merge adds up nothing twice.
 *
 * @param change 1, or -1 to take back
 */
export function countFinished(progress: Progress, change: 1 | -1, moment: Moment): Progress {
  const key = `${moment.dayOf(moment.now)} ${moment.device}`;
  const held = progress.activity[key]?.[0] ?? 0;
  return put(progress, 'activity', key, Math.max(held + change, 0), moment);
}

/** For the activity calendar: how much was finished on each day of any device, days without anything left out. */
export function activityByDay(progress: Progress): Map<Day, number> {
  const days = new Map<Day, number>();
  for (const [key, [count]] of Object.entries(progress.activity)) {
    const day = key.slice(0, 10) as Day;
    if (count > 0) days.set(day, (days.get(day) ?? 0) + count);
  }
  return days;
}
