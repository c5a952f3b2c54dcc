import { activityByDay } from '../../progress/finished.ts';
import { addDays, daysBetween, weekdayOf } from '../../roadmap/day.ts';
import { dayWords } from '../../roadmap/period-words.ts';
import { DAYS, plural } from '../../roadmap/plural.ts';
import type { Forms } from '../../roadmap/plural.ts';
import type { Day } from '../../roadmap/roadmap.ts';
import { element } from '../element.ts';
import { find } from '../find.ts';
import type { BoardPart } from './plan-board.ts';

/** Half a year, in weeks: longer than the plan, and it fits a phone. */
const WEEKS = 26;
const MARKS: Forms = ['отметка', 'отметки', 'отметок'];

/** What was done on which day of the last months: a column a week, Monday on top. */
export function showActivity(board: HTMLElement): BoardPart {
  const words = find(board, 'p', 'data-activity-words');
  const grid = find(board, 'div', 'data-activity');
  return ({ progress, today }) => {
    const first = addDays(today, 1 - weekdayOf(today) - (WEEKS - 1) * 7);
    const counts = activityByDay(progress);
    const days = Array.from({ length: daysBetween(first, today) + 1 }, (_, number) => addDays(first, number));
    const active = days.filter((day) => counts.has(day));
    const sum = active.reduce((total, day) => total + (counts.get(day) ?? 0), 0);
    words.textContent =
      active.length === 0
        ? 'Здесь появятся дни, в которые вы что-то отметили или записали.'
        : `За полгода ${plural(active.length, DAYS)} с занятиями, ${plural(sum, MARKS)}.`;
    grid.replaceChildren(...days.map((day) => cell(day, counts.get(day) ?? 0)));
  };
}

function cell(day: Day, count: number): HTMLElement {
  return element('span', {
    title: `${dayWords(day, true)}: ${count === 0 ? 'ничего' : plural(count, MARKS)}`,
    dataset: { level: String(Math.min(count, 4)) },
  });
}
