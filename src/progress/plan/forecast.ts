import { addDays, daysBetween } from '../../roadmap/day.ts';
import type { Day } from '../../roadmap/roadmap.ts';

/** The days that a pace is taken from: two weeks. */
const PACE_DAYS = 14;

/** When the reader will be through at the pace of late. */
export interface Forecast {
  /** Items finished within {@link Forecast.days}. */
  done: number;
  /** The days that were looked at, today the last of them: 14, or those since the first item was finished. */
  days: number;
  /** The day on which the last item will be finished; today when none is left, null when none was finished of late. */
  end: Day | null;
}

/**
 * Foretells the finishing day from the pace of the last two weeks. Who began less than two weeks ago is measured from
 * that day on.
 *
 * @param finished the days on which items were finished, as `finishingDays` gives them; days after today count as today
 * @param left how many items are left
 */
export function forecast(finished: readonly Day[], left: number, today: Day): Forecast {
  const ages = finished.map((day) => Math.max(daysBetween(day, today), 0));
  const days = ages.length === 0 ? PACE_DAYS : Math.min(Math.max(...ages) + 1, PACE_DAYS);
  const done = ages.filter((age) => age < days).length;
  if (left === 0) return { done, days, end: today };
  return { done, days, end: done === 0 ? null : addDays(today, Math.ceil((left * days) / done)) };
}
