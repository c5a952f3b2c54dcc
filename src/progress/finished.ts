import type { Day } from '../roadmap/roadmap.ts';
import type { Moment, Progress } from './progress.ts';
import { allLines, stateOf } from './ticks.ts';
import type { Line } from './ticks.ts';

/** Ids of all lines that are done, parts included: what `planFor` and `copyAsRoadmap` ask for. */
export function doneIds(progress: Progress, items: readonly Line[]): Set<string> {
  const done = allLines(items).filter((line) => stateOf(progress, line) === 'done');
  return new Set(done.map(({ id }) => id));
}

/** The days on which the reader has finished these items, in order; published ticks have none. */
export function finishingDays(progress: Progress, items: readonly Line[], dayOf: Moment['dayOf']): Day[] {
  return items
    .flatMap(({ id }) => {
      const entry = progress.ticks[id];
      return entry?.[0] === 'done' ? [dayOf(entry[1])] : [];
    })
    .sort();
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
