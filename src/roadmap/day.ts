import type { Day } from './roadmap.ts';

/**
 * Arithmetic of calendar days in the proleptic Gregorian calendar. It stands on ECMAScript's own time values
 * (ECMA-262, "Time Values and Time Range": a day is 86 400 000 ms, no leap seconds, no zone), because this half also
 * runs in the reader's browser: the two functions that a plan needs weigh 6.1 KB gzipped from `temporal-polyfill/fns`,
 * 3.8 KB from dayjs with its UTC plugin, 0.3 KB here. The tests hold it against Temporal.
 */
const DAY_IN_MS = 86_400_000;

/** Whether the text is a day of the years 1900 to 2199 in the form `2026-11-25`; 2027-02-29 is none. */
export function isDay(text: string): text is Day {
  if (!/^(?:19|20|21)\d{2}-\d{2}-\d{2}$/u.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && isoOf(time) === text;
}

/** How many days later `to` is than `from`; negative when it is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return (timeOf(to) - timeOf(from)) / DAY_IN_MS;
}

/** The day so many days later; earlier for a negative count. */
export function addDays(day: Day, count: number): Day {
  return isoOf(timeOf(day) + count * DAY_IN_MS);
}

/** How many days the month has, 28 to 31. Months count from 1. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The day of that year and month, or the month's last one when the month is shorter. */
export function dayOf(year: number, month: number, dayOfMonth: number): Day {
  return isoOf(Date.UTC(year, month - 1, Math.min(dayOfMonth, daysInMonth(year, month))));
}

/** Day of the week, ISO 8601: 1 is Monday, 7 Sunday. */
export function weekdayOf(day: Day): number {
  return new Date(timeOf(day)).getUTCDay() || 7;
}

/** The year of a day. */
export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

function timeOf(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function isoOf(time: number): Day {
  return new Date(time).toISOString().slice(0, 10) as Day;
}
