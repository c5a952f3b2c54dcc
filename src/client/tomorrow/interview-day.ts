import { daysBetween } from '../../roadmap/day.ts';
import { DAYS, plural } from '../../roadmap/plural.ts';
import type { Day } from '../../roadmap/roadmap.ts';

/** The hour by which the cards have to be known: interviews are rarely earlier. */
const MORNING = 'T10:00';

/** «24 ноября, вторник». */
export function dayWords(day: Day): string {
  const date = new Date(`${day}${MORNING}`);
  const weekday = new Intl.DateTimeFormat('ru', { weekday: 'long' }).format(date);
  const inMonth = new Intl.DateTimeFormat('ru', { day: 'numeric', month: 'long' }).format(date);
  return `${inMonth.replace(' ', '\u00a0')}, ${weekday}`;
}

/** How long it is until then. */
export function daysLeft(today: Day, day: Day): string {
  const left = daysBetween(today, day);
  if (left === 0) return 'Сегодня';
  return left === 1 ? 'Завтра' : `Осталось: ${plural(left, DAYS)}`;
}

/** The instant at which the cards are wanted; never one that has passed. */
export function interviewTime(day: Day, now: number): number {
  return Math.max(now, new Date(`${day}${MORNING}`).getTime());
}
