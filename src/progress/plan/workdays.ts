import { addDays, weekdayOf } from '../../roadmap/day.ts';
import type { Day } from '../../roadmap/roadmap.ts';
import type { PlanSettings } from './plan-settings.ts';

/** The days on which the reader works, numbered from 0. */
export interface Workdays {
  /** How many there are before a day: the number of the day itself, of a day off that of the next workday. */
  before: (day: Day) => number;
  /** The workday of that number; of a negative number the first. */
  at: (number: number) => Day;
}

/**
 * Counts workdays.
 *
 * @param origin no day before it is asked for
 */
export function workdays(
  origin: Day,
  { weekdaysOff, daysOff }: Pick<PlanSettings, 'weekdaysOff' | 'daysOff'>,
): Workdays {
  const known: Day[] = [];
  let next = origin;
  const extend = (): void => {
    const pause = daysOff.find(({ start, end }) => start <= next && next <= end);
    if (pause !== undefined) {
      next = addDays(pause.end, 1);
      return;
    }
    if (!weekdaysOff.includes(weekdayOf(next))) known.push(next);
    next = addDays(next, 1);
  };
  return {
    before: (day) => {
      while (next < day) extend();
      const after = known.findLastIndex((some) => some < day);
      return after + 1;
    },
    at: (number) => {
      while (known.length <= number || known.length === 0) extend();
      return known[Math.max(number, 0)] ?? origin;
    },
  };
}
