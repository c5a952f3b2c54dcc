import { addDays, dayOf, daysBetween, daysInMonth, yearOf } from './day.ts';
import type { NamedDay, NamedPeriod } from './period.ts';
import type { Day, Period, YearlessDay } from './roadmap.ts';

/** A period whose year is known. */
export interface DatedPeriod {
  start: Day;
  end: Day;
}

/** Anything with phases that have periods: a roadmap, or the small part of one that a browser gets. */
export interface Phased {
  phases: readonly { period: { start: string; end: string } | null }[];
}

/**
 * So many days before the phase above it a phase may start without being taken for the next year's: phases overlap,
 * yet hardly by more than two months.
 */
const OVERLAP_DAYS = 62;

/** A leap year, so that `--02-29` stands for a day that some years have. */
const ANY_YEAR = 2028;

/** What {@link resolveYears} makes of the periods, each at its own index. */
export interface Resolution {
  periods: (Period | null)[];
  /** Days that their year does not have. */
  faults: { index: number; found: string; remedy: string }[];
}

/**
 * Gives the periods of a document their years. An explicit year holds. With `start` the first dated phase starts at
 * the occurrence of its day that is nearest to it. Every phase after a known one starts at the first occurrence from
 * that one's start on, if this joins on (within 62 days of that one's end), else at the first occurrence from 62 days
 * before that start on: so overlapping phases keep their year and the turn of the year is passed. Phases above the
 * first known one follow the same rule backwards. An end before its start lies in the next year. Without `start` and
 * without any explicit year the document has no year, and its days are `--MM-DD`.
 */
export function resolveYears(named: readonly (NamedPeriod | null)[], start: Day | null): Resolution {
  const first = named.findIndex((period) => period !== null);
  const known = named.findIndex((period) => typeof period?.start.year === 'number');
  const pivot = start === null ? known : first;
  const period = named[pivot];
  if (!period) return { periods: named.map((some) => some && yearless(some)), faults: [] };
  const year = start === null ? null : nearest(period.start, start);
  const periods = chain(named, pivot, place(period, year));
  return { periods, faults: named.flatMap((some, index) => leapFault(some, periods[index] ?? null, index)) };
}

/** The roadmap with its first dated phase in that year; one whose years are known already, unchanged. */
export function inYear<T extends Phased>(roadmap: T, year: number): T {
  const named = roadmap.phases.map(
    ({ period }) => period && { start: nameOf(period.start), end: nameOf(period.end) },
  );
  const first = named.findIndex((period) => period !== null);
  const period = named[first];
  if (period?.start.year !== null) return roadmap;
  const periods = chain(named, first, place(period, year));
  const phases = roadmap.phases.map((phase, index) => ({ ...phase, period: periods[index] ?? null }));
  return { ...roadmap, phases };
}

/**
 * The roadmap as it stands to a reader of that day. One without a year lies in the year in which its span, first day to
 * last, holds today (of several such years the latest); else in the year of its next start.
 */
export function anchored<T extends Phased>(roadmap: T, today: Day): T {
  let coming = roadmap;
  for (let year = yearOf(today) + 1; ; year--) {
    const dated = inYear(roadmap, year);
    const span = spanOf(dated);
    if (dated === roadmap || span === null) return roadmap;
    if (span.start <= today) return today <= span.end ? dated : coming;
    coming = dated;
  }
}

/** First and last day of all phases with a known year, or null when there are none. */
export function spanOf({ phases }: Phased): DatedPeriod | null {
  const periods = phases.flatMap(({ period }) => (isDated(period) ? [period] : []));
  const [first] = periods;
  if (first === undefined) return null;
  return periods.reduce(
    (span, { start, end }) => ({
      start: start < span.start ? start : span.start,
      end: end > span.end ? end : span.end,
    }),
    first,
  );
}

/** Whether the period's days have a year. */
export function isDated(period: { start: string; end: string } | null): period is DatedPeriod {
  return period !== null && !period.start.startsWith('--');
}

function chain(
  named: readonly (NamedPeriod | null)[],
  pivot: number,
  at: DatedPeriod,
): (DatedPeriod | null)[] {
  const periods = named.map((): DatedPeriod | null => null);
  periods[pivot] = at;
  let last = at;
  for (let index = pivot + 1; index < named.length; index++) {
    const period = named[index];
    if (period) periods[index] = last = after(last, period);
  }
  let next = at;
  for (let index = pivot - 1; index >= 0; index--) {
    const period = named[index];
    if (period) periods[index] = next = before(next, period);
  }
  return periods;
}

function after(last: DatedPeriod, period: NamedPeriod): DatedPeriod {
  const joining = from(period, last.start);
  return daysBetween(last.end, joining.start) <= OVERLAP_DAYS
    ? joining
    : from(period, addDays(last.start, -OVERLAP_DAYS));
}

function before(next: DatedPeriod, period: NamedPeriod): DatedPeriod {
  const joining = upTo(period, next.start);
  return daysBetween(joining.end, next.start) <= OVERLAP_DAYS
    ? joining
    : upTo(period, addDays(next.start, OVERLAP_DAYS));
}

/** The first occurrence of the period that starts on that day or later. */
function from(period: NamedPeriod, day: Day): DatedPeriod {
  const year = yearOf(day);
  return place(period, inThe(year, period.start) < day ? year + 1 : year);
}

/** The last occurrence of the period that starts on that day or earlier. */
function upTo(period: NamedPeriod, day: Day): DatedPeriod {
  const year = yearOf(day);
  return place(period, inThe(year, period.start) > day ? year - 1 : year);
}

function nearest(named: NamedDay, day: Day): number {
  const distance = (year: number): number => Math.abs(daysBetween(inThe(year, named), day));
  const year = yearOf(day);
  return [year - 1, year, year + 1].reduce((best, other) =>
    distance(other) < distance(best) ? other : best,
  );
}

/** The period with its start in that year; its own year goes before. */
function place({ start, end }: NamedPeriod, year: number | null): DatedPeriod {
  const first = inThe(start.year ?? year ?? ANY_YEAR, start);
  const sameYear = inThe(end.year ?? yearOf(first), end);
  return { start: first, end: sameYear < first ? inThe(yearOf(first) + 1, end) : sameYear };
}

function inThe(year: number, { month, day }: NamedDay): Day {
  return dayOf(year, month, day);
}

function yearless({ start, end }: NamedPeriod): Period {
  return { start: withoutYear(start), end: withoutYear(end) };
}

function withoutYear({ month, day }: NamedDay): YearlessDay {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `--${two(month)}-${two(Math.min(day, daysInMonth(ANY_YEAR, month)))}` as YearlessDay;
}

function nameOf(day: string): NamedDay {
  const [dayOfMonth = 1, month = 1, year = 0] = day.split('-').toReversed().map(Number);
  return { year: day.startsWith('--') ? null : year, month, day: dayOfMonth };
}

function leapFault(
  named: NamedPeriod | null,
  period: DatedPeriod | null,
  index: number,
): Resolution['faults'] {
  if (named === null || period === null) return [];
  const isLost = (day: NamedDay, resolved: Day): boolean =>
    day.month === 2 && day.day === 29 && resolved.endsWith('-02-28');
  const year = isLost(named.start, period.start) ? yearOf(period.start) : yearOf(period.end);
  if (!isLost(named.start, period.start) && !isLost(named.end, period.end)) return [];
  return [
    { index, found: `29 February ${year}, a day that this year does not have`, remedy: 'write 28 February' },
  ];
}
