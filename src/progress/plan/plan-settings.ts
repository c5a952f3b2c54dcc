import { addDays, daysBetween, isDay } from '../../roadmap/day.ts';
import type { Day } from '../../roadmap/roadmap.ts';
import type { DatedPeriod } from '../../roadmap/year.ts';
import type { Moment, Progress } from '../progress.ts';
import { choose, put, setting } from '../progress.ts';

/** How the reader wants the plan to be. */
export interface PlanSettings {
  /** The reader's own first day; null for the document's. */
  start: Day | null;
  /** Days of the week without work, ISO 8601: 1 is Monday, 7 Sunday. In order, at most six. */
  weekdaysOff: readonly number[];
  /** Further days without work, both ends included; in order, with gaps between them. */
  daysOff: readonly DatedPeriod[];
  /** Hours a week, 1 to 168; null for the document's periods. */
  hours: number | null;
}

/** What a plan is without any choice of the reader. */
export const AS_PUBLISHED: PlanSettings = { start: null, weekdaysOff: [], daysOff: [], hours: null };

/** The longest period of days off, in days. */
export const LONGEST_BREAK = 366;

/** What the reader has chosen. */
export function planSettings(progress: Progress): PlanSettings {
  const start = setting(progress, 'start') ?? null;
  return {
    start: start !== null && isDay(start) ? start : null,
    weekdaysOff: [...(setting(progress, 'weekdaysOff') ?? '')].map(Number).sort(),
    daysOff: joined(
      Object.entries(progress.daysOff).flatMap(([key, [isOff]]) => (isOff ? (breakOf(key) ?? []) : [])),
    ),
    hours: setting(progress, 'hours') ?? null,
  };
}

/** Moves the start of the plan; null puts it back to the document's. */
export function moveStart(progress: Progress, start: Day | null, moment: Moment): Progress {
  return choose(progress, 'start', start, moment);
}

/** Chooses the days of the week without work; all seven are as good as none, because no plan would ever end. */
export function setWeekdaysOff(progress: Progress, weekdays: readonly number[], moment: Moment): Progress {
  const days = [1, 2, 3, 4, 5, 6, 7].filter((weekday) => weekdays.includes(weekday));
  return choose(progress, 'weekdaysOff', days.length === 7 ? '' : days.join(''), moment);
}

/**
 * Takes days off.
 *
 * @returns null when the period ends before it starts or is longer than {@link LONGEST_BREAK}
 */
export function takeOff(progress: Progress, period: DatedPeriod, moment: Moment): Progress | null {
  const key = `${period.start}/${period.end}`;
  return breakOf(key) === null ? null : put(progress, 'daysOff', key, true, moment);
}

/** Makes days workdays again: of breaks that reach beyond them the rest stays. */
export function workOn(progress: Progress, { start, end }: DatedPeriod, moment: Moment): Progress {
  let changed = progress;
  for (const [key, [isOff]] of Object.entries(progress.daysOff)) {
    const held = isOff ? breakOf(key) : null;
    if (held === null || held.end < start || held.start > end) continue;
    changed = put(changed, 'daysOff', key, false, moment);
    const rests = [
      { start: held.start, end: addDays(start, -1) },
      { start: addDays(end, 1), end: held.end },
    ];
    for (const rest of rests) changed = takeOff(changed, rest, moment) ?? changed;
  }
  return changed;
}

/** Chooses the hours a week, 1 to 168; null puts the document's periods back. */
export function setHours(progress: Progress, hours: number | null, moment: Moment): Progress {
  return choose(
    progress,
    'hours',
    hours === null ? null : Math.min(Math.max(Math.round(hours), 1), 168),
    moment,
  );
}

/** Periods in order, those that overlap or touch made one. */
export function joined(periods: readonly DatedPeriod[]): DatedPeriod[] {
  const [first, ...others] = periods.toSorted((a, b) => (a.start < b.start ? -1 : 1));
  if (first === undefined) return [];
  const runs = [first];
  for (const period of others) {
    const last = runs.at(-1) ?? first;
    if (period.start > addDays(last.end, 1)) runs.push(period);
    else if (period.end > last.end) runs[runs.length - 1] = { start: last.start, end: period.end };
  }
  return runs;
}

function breakOf(key: string): DatedPeriod | null {
  const [start = '', end = ''] = key.split('/');
  if (!isDay(start) || !isDay(end)) return null;
  const days = daysBetween(start, end) + 1;
  return days < 1 || days > LONGEST_BREAK ? null : { start, end };
}
