import { monthName } from './month-names.ts';

const ENGLISH = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const ENGLISH_SHORT = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const RUSSIAN_SHORT = ['янв', 'фев', 'мар', 'апр', 'май', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'];
/** Endings by case of a name in -ь or -й, and of one in a hard consonant. */
const SOFT_CASES = ['я', 'ю', 'ем', 'ём', 'е'];
const HARD_CASES = ['', 'а', 'у', 'ом', 'е'];

const NUMBERS = Array.from({ length: 12 }, (_, index) => index + 1);
const FULL = new Map(NUMBERS.flatMap((month) => fullNames(month).map((name) => [name, month] as const)));
const SHORT = new Map([
  ...NUMBERS.flatMap((month) => shortNames(month).map((name) => [name, month] as const)),
  ...([
    ['февр', 2],
    ['сент', 9],
    ['нояб', 11],
    ['sept', 9],
  ] as const),
]);

/**
 * The month that a word names, 1 to 12, or null: Russian in any case or English, full or short, a dot after a short
 * name allowed.
 */
export function monthNamed(word: string): number | null {
  const name = word.toLowerCase();
  return FULL.get(name) ?? SHORT.get(name.replace(/\.$/u, '')) ?? null;
}

/** The name of a month that a misspelt word must mean («декобря» – «декабря»), or null. */
export function monthMeant(word: string): string | null {
  const name = word.toLowerCase();
  let nearest: { known: string; slips: number } | null = null;
  for (const known of FULL.keys()) {
    const bearable = known.length < 5 ? 0 : known.length < 7 ? 1 : 2;
    if (Math.abs(known.length - name.length) > bearable) continue;
    const slips = distance(name, known);
    if (slips <= bearable && slips < (nearest?.slips ?? Infinity)) nearest = { known, slips };
  }
  return nearest?.known ?? null;
}

function fullNames(month: number): string[] {
  const russian = monthName(month);
  const soft = /[ьй]$/u.test(russian);
  const cases = soft
    ? SOFT_CASES.map((end) => russian.slice(0, -1) + end)
    : HARD_CASES.map((end) => russian + end);
  return [...new Set([russian, ...cases]), ...ENGLISH.slice(month - 1, month)];
}

function shortNames(month: number): string[] {
  return [...RUSSIAN_SHORT.slice(month - 1, month), ...ENGLISH_SHORT.slice(month - 1, month)];
}

/** Slips of the pen between two words: optimal string alignment (Damerau 1964, restricted to adjacent swaps). */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = at(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = swapped ? at(before, j - 2) + 1 : Infinity;
      row.push(Math.min(change, swap, at(last, j) + 1, at(row, j - 1) + 1));
    }
    before = last;
    last = row;
  }
  return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
}
