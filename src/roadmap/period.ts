import { dayOf } from './day.ts';
import { dayFault, onDay, readDay } from './named-day.ts';
import type { DayReading } from './named-day.ts';

/** A day as a heading names it. */
export interface NamedDay {
  /** Null where the heading does not tell. */
  year: number | null;
  month: number;
  /** Day of the month. 31 in a shorter month means its last day: the end of «февраль». */
  day: number;
}

/** The days of a phase as its heading names them: both with a year, or both without. */
export interface NamedPeriod {
  start: NamedDay;
  end: NamedDay;
}

/** What {@link readPeriod} makes of a text. */
export type PeriodReading =
  | {
      kind: 'period';
      period: NamedPeriod;
      /** Months alone, without days and year («март»): in running text such a word may mean something else. */
      loose: boolean;
      /** Whether the text names both ends. */
      isRange: boolean;
    }
  | { kind: 'impossible'; found: string; remedy: string };

const DASH = '\\s*(?:-{1,3}|[‒–—―−])\\s*';
const UNTIL = new RegExp(`${DASH}|\\s(?:по|до|to|until|till|through|thru)\\s`, 'gu');
const AND = /\s?[,&/]\s?|\s(?:и|and)\s/gu;
const SLASHED = '\\d{1,2}/\\d{1,2}(?:/\\d{2,4})?';
const SLASHES = new RegExp(`^${SLASHED}${DASH}${SLASHED}$`, 'u');
const WEEKDAYS =
  /(?<!\p{L})(?:пн|вт|ср|чт|пт|сб|вс|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)(?:(?:nes|ur|s)?day)?\.?,?\s/gu;
const DAY_ALONE = /^(\d{1,2})(?:,?\s((?:19|20|21)\d\d))?$/u;

/**
 * Reads a text that is a period and nothing else: «25 ноября – 7 декабря», "Nov 25, 2026 to Dec 7", `1.09 — 30.09`,
 * «с 1 по 15 марта», "March 1–15", «ноябрь – декабрь», ISO days, one day, one month.
 *
 * @returns null when the text is no period: a version (`1.22`), a duration («2 недели»), other words
 */
export function readPeriod(text: string): PeriodReading | null {
  const plain = normalize(text);
  if (SLASHES.test(plain)) {
    return impossible(text, 'one reads the day first in one country, the month in another', '25.11 – 07.12');
  }
  const ends = readEnds(plain);
  if (ends === null) return null;
  const [first, last] = ends;
  const fault = first.fault ?? last.fault;
  if (fault !== null) return impossible(text, fault, '25 ноября – 7 декабря');
  const period = withYears(first, last);
  const late =
    dayFault(period.start.year, first.month, first.day) ?? dayFault(period.end.year, last.month, last.day);
  if (late !== null) return impossible(text, late, '25 ноября – 7 декабря');
  if (endsBeforeStart(period)) return impossible(text, BACKWARDS, '25 ноября 2026 – 7 декабря 2026');
  const loose = first.day === null && last.day === null && period.start.year === null;
  return { kind: 'period', period, loose, isRange: first !== last };
}

const BACKWARDS = 'it ends before it starts';

function normalize(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^(?:с|со|from)\s/u, '')
    .replace(WEEKDAYS, '')
    .replace(/(\d{4})\s?(?:гг?\.?|год[ау]?)(?![\p{L}\p{N}])/gu, '$1')
    .replace(/(\d)(?:st|nd|rd|th|-го|-е|-ое)(?![\p{L}\p{N}])/gu, '$1')
    .trim();
}

function readEnds(plain: string): [DayReading, DayReading] | null {
  for (const { index, 0: dash } of plain.matchAll(UNTIL)) {
    const ends = readRange(plain.slice(0, index), plain.slice(index + dash.length));
    if (ends !== null) return ends;
  }
  for (const { index, 0: and } of plain.matchAll(AND)) {
    const [first, last] = [readDay(plain.slice(0, index)), readDay(plain.slice(index + and.length))];
    if (first?.form === 'month' && last?.form === 'month') return [first, last];
  }
  const day = readDay(plain);
  // `1.9` alone is a version rather than a day; `01.09` and `1.9.2026` are days.
  return day === null || (day.form === 'numeric' && !/^\d\d\.\d\d|\d{4}/u.test(plain)) ? null : [day, day];
}

function readRange(left: string, right: string): [DayReading, DayReading] | null {
  const [first, last] = [readDay(left), readDay(right)];
  if (first !== null && last !== null) return [first, last];
  // «1–15 марта» and "March 1–15" name the month once.
  if (typeof last?.day === 'number' && /^\d{1,2}$/u.test(left)) {
    return inOrder(onDay(last, Number(left)), last);
  }
  const [, day, year] = DAY_ALONE.exec(right) ?? [];
  if (first?.form !== 'month day' || day === undefined) return null;
  const sameMonth = { ...first, year: year === undefined ? first.year : Number(year) };
  return inOrder(first, onDay(sameMonth, Number(day)));
}

function inOrder(first: DayReading, last: DayReading): [DayReading, DayReading] {
  return (first.day ?? 0) > (last.day ?? 0)
    ? [{ ...first, fault: first.fault ?? BACKWARDS }, last]
    : [first, last];
}

/** A year at one end holds for the other, over the turn of the year where the end comes before the start. */
function withYears(first: DayReading, last: DayReading): NamedPeriod {
  const start: NamedDay = { year: first.year, month: first.month, day: first.day ?? 1 };
  const end: NamedDay = { year: last.year, month: last.month, day: last.day ?? 31 };
  const turn = end.month < start.month || (end.month === start.month && end.day < start.day) ? 1 : 0;
  return {
    start: { ...start, year: start.year ?? (end.year === null ? null : end.year - turn) },
    end: { ...end, year: end.year ?? (start.year === null ? null : start.year + turn) },
  };
}

function endsBeforeStart({ start, end }: NamedPeriod): boolean {
  if (start.year === null || end.year === null) return false;
  return dayOf(end.year, end.month, end.day) < dayOf(start.year, start.month, start.day);
}

function impossible(text: string, reason: string, example: string): PeriodReading {
  return {
    kind: 'impossible',
    found: `the period «${text.trim()}»: ${reason}`,
    remedy: `write days that exist, like «${example}»; if it is no period, word it otherwise`,
  };
}
