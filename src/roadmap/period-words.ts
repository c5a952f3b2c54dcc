import { daysInMonth } from './day.ts';
import { monthGenitive, monthName } from './month-names.ts';

/** A period for the eye and for machines. */
export interface PeriodWords {
  /** «25 ноября – 7 декабря», «1–15 марта», «март»; years only where the ends differ in them. */
  words: string;
  /** The same where room is scarce: «25 нояб. – 7 дек.». */
  short: string;
  /** Value for `<time datetime>`: the month where the period is one, else its first day; a range has no form there. */
  datetime: string;
}

/** In print, without which a name of more than four letters is too long; after Russian custom May to July keep theirs. */
const SHORT = [
  'янв.',
  'февр.',
  'марта',
  'апр.',
  'мая',
  'июня',
  'июля',
  'авг.',
  'сент.',
  'окт.',
  'нояб.',
  'дек.',
];

/** A leap year, for the length of a month whose year is not known. */
const ANY_YEAR = 2028;
const NBSP = '\u00a0';

interface DayParts {
  year: number | null;
  month: number;
  day: number;
}

/**
 * The period in Russian words. A day is `2026-11-25`, or `--11-25` where no year is known.
 *
 * @returns null for a period without dates
 */
export function periodWords(period: { start: string | null; end: string | null }): PeriodWords | null {
  if (period.start === null || period.end === null) return null;
  const [start, end] = [partsOf(period.start), partsOf(period.end)];
  const months = wholeMonths(start, end);
  const isOneMonth = months && start.month === end.month && start.year === end.year;
  return {
    words: months ? range(start, end, monthWords) : range(start, end, dayWithMonth(monthGenitive)),
    short: months ? range(start, end, monthWords) : range(start, end, dayWithMonth(shortMonth)),
    datetime: isOneMonth && start.year !== null ? period.start.slice(0, 7) : period.start,
  };
}

/** A day in Russian words: «25 ноября», with its year if asked and known «25 ноября 2026». */
export function dayWords(day: string, withYear = false): string {
  const parts = partsOf(day);
  return dayWithMonth(monthGenitive)(parts, withYear);
}

type Words = (day: DayParts, withYear: boolean) => string;

function range(start: DayParts, end: DayParts, words: Words): string {
  const withYear = start.year !== end.year;
  const [first, last] = [words(start, withYear), words(end, withYear)];
  if (first === last) return first;
  const isShared = !withYear && start.month === end.month && start.day !== end.day && start.day < end.day;
  if (isShared && words !== monthWords) return `${start.day}–${last}`;
  return `${first} – ${last}`;
}

function dayWithMonth(name: (month: number) => string): Words {
  return ({ year, month, day }, withYear) =>
    `${day}${NBSP}${name(month)}${withYear && year !== null ? ` ${year}` : ''}`;
}

function monthWords({ year, month }: DayParts, withYear: boolean): string {
  return `${monthName(month)}${withYear && year !== null ? ` ${year}` : ''}`;
}

function shortMonth(month: number): string {
  return SHORT[month - 1] ?? '';
}

function wholeMonths(start: DayParts, end: DayParts): boolean {
  return start.day === 1 && end.day === daysInMonth(end.year ?? ANY_YEAR, end.month);
}

function partsOf(day: string): DayParts {
  const [dayOfMonth = 1, month = 1, year = 0] = day.split('-').toReversed().map(Number);
  return { year: day.startsWith('--') ? null : year, month, day: dayOfMonth };
}
