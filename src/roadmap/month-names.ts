const NOMINATIVE = [
  'январь',
  'февраль',
  'март',
  'апрель',
  'май',
  'июнь',
  'июль',
  'август',
  'сентябрь',
  'октябрь',
  'ноябрь',
  'декабрь',
] as const;

/** The month's Russian name: «март». Months count from 1; a number outside 1–12 has the empty name. */
export function monthName(month: number): string {
  return NOMINATIVE[month - 1] ?? '';
}

/** The month's Russian name as it stands after a day: «15 марта». */
export function monthGenitive(month: number): string {
  return /[ьй]$/u.test(monthName(month)) ? monthName(month).replace(/.$/u, 'я') : `${monthName(month)}а`;
}
