import { daysInMonth } from './day.ts';
import { monthMeant, monthNamed } from './months.ts';

/** A day, or a month alone, as a heading words it. */
export interface DayReading {
  form: 'day month' | 'month day' | 'month' | 'numeric';
  /** Null where the text does not tell. */
  year: number | null;
  month: number;
  /** Null for a month alone. */
  day: number | null;
  /** Why no calendar has such a day, or null. */
  fault: string | null;
}

const YEAR = '((?:19|20|21)\\d\\d)';
const MONTH = '(\\p{L}{3,}\\.?)';
const DAY = '(\\d{1,2})';
const whole = (source: string): RegExp => new RegExp(`^${source}$`, 'u');
const DAY_MONTH = whole(`${DAY}\\s?(?:of\\s)?${MONTH}(?:,?\\s?${YEAR})?`);
const MONTH_DAY = whole(`${MONTH}\\s?${DAY}(?:,?\\s${YEAR})?`);
const MONTH_ALONE = whole(`${MONTH}(?:,?\\s${YEAR})?`);
const NUMERIC = whole(`${DAY}\\.${DAY}(?:\\.(?:${YEAR}|(\\d\\d)))?\\.?`);
const NUMERIC_MONTH = whole(`${DAY}\\.${YEAR}`);
const ISO = whole(`${YEAR}-(\\d\\d)(?:-(\\d\\d))?`);

/** A leap year: in it every day exists that any year has. */
const ANY_YEAR = 2028;

/**
 * Reads a text in lower case that is one day or one month and nothing else: «25 ноября», "nov 25, 2026", `25.11`,
 * `2026-11-25`, «март».
 *
 * @returns null when it is neither; a version like `1.22` is not
 */
export function readDay(text: string): DayReading | null {
  const [, isoYear, isoMonth, isoDay] = ISO.exec(text) ?? [];
  if (isoMonth !== undefined) return reading('numeric', number(isoYear), Number(isoMonth), number(isoDay));
  const [, day, month, year, shortYear] = NUMERIC.exec(text) ?? [];
  if (day !== undefined) {
    if (year === undefined && Number(month) > 12 && Number(day) <= 12) return null;
    const century = shortYear === undefined ? null : 2000 + Number(shortYear);
    return reading('numeric', number(year) ?? century, Number(month), Number(day));
  }
  const [, monthOfYear, yearOfMonth] = NUMERIC_MONTH.exec(text) ?? [];
  if (yearOfMonth !== undefined) return reading('numeric', Number(yearOfMonth), Number(monthOfYear), null);
  return readNamed(text);
}

/** The same month with another day. */
export function onDay(named: DayReading, day: number): DayReading {
  return { ...named, day, fault: named.fault ?? dayFault(named.year, named.month, day) };
}

/** Why there is no such day, or null; without a year 29 February may be meant. */
export function dayFault(year: number | null, month: number, day: number | null): string | null {
  if (month < 1 || month > 12) return `there is no month ${month}`;
  const most = daysInMonth(year ?? ANY_YEAR, month);
  if (day === null || (day >= 1 && day <= most)) return null;
  return `that month has ${most} days${year === null ? '' : ` in ${year}`}`;
}

function readNamed(text: string): DayReading | null {
  const [, day, after, year] = DAY_MONTH.exec(text) ?? [];
  if (after !== undefined) return named('day month', number(year), after, number(day));
  const [, before, dayAfter, yearAfter] = MONTH_DAY.exec(text) ?? [];
  if (before !== undefined) return named('month day', number(yearAfter), before, number(dayAfter));
  const [, alone, yearAlone] = MONTH_ALONE.exec(text) ?? [];
  return alone === undefined ? null : named('month', number(yearAlone), alone, null);
}

function named(
  form: DayReading['form'],
  year: number | null,
  word: string,
  day: number | null,
): DayReading | null {
  const month = monthNamed(word);
  if (month !== null) return reading(form, year, month, day);
  const meant = day === null ? null : monthMeant(word);
  if (meant === null) return null;
  return { form, year, month: 1, day, fault: `no month is called «${word}»; is «${meant}» meant?` };
}

function reading(
  form: DayReading['form'],
  year: number | null,
  month: number,
  day: number | null,
): DayReading {
  return { form, year, month, day, fault: dayFault(year, month, day) };
}

function number(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits);
}
