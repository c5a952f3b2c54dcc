const rules = new Intl.PluralRules('ru');

/** Forms of a Russian noun after a number: 1 час, 2 часа, 5 часов. */
export type Forms = readonly [one: string, few: string, many: string];

/** The number with its noun: `plural(21, ['час', 'часа', 'часов'])` is «21 час». */
export function plural(count: number, [one, few, many]: Forms): string {
  const rule = rules.select(count);
  // Fractions take the genitive singular: 2,5 часа.
  const noun = rule === 'one' ? one : rule === 'many' ? many : few;
  return `${new Intl.NumberFormat('ru').format(count)}\u00a0${noun}`;
}

export const HOURS: Forms = ['час', 'часа', 'часов'];
export const MINUTES: Forms = ['минута', 'минуты', 'минут'];
export const STATIONS: Forms = ['станция', 'станции', 'станций'];
export const DAYS: Forms = ['день', 'дня', 'дней'];
export const DIAGRAMS: Forms = ['схема', 'схемы', 'схем'];
export const QUESTIONS: Forms = ['вопрос', 'вопроса', 'вопросов'];
export const ITEMS: Forms = ['пункт', 'пункта', 'пунктов'];
