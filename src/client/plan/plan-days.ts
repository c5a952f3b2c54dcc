import { daysOf } from '../../progress/plan/readers-plan.ts';
import { dayWords, periodWords } from '../../roadmap/period-words.ts';
import type { BoardPart } from './plan-board.ts';

/** The days of each item: of what is left from today on, of what is done as they were planned. */
export function showDays(board: HTMLElement): BoardPart {
  const times = [...board.querySelectorAll<HTMLTimeElement>('time[data-days]')];
  return ({ laid, done, today }) => {
    for (const time of times) {
      const id = time.dataset.days ?? '';
      const planned = laid.slots.get(id);
      const period = daysOf(laid, id, done);
      const words = period === undefined ? '' : (periodWords(period)?.words ?? '');
      const isLate = !done.has(id) && planned !== undefined && planned.end < today;
      time.textContent = isLate ? `${words}, по плану до ${dayWords(planned.end)}` : words;
      time.dateTime = period?.start ?? '';
      time.toggleAttribute('data-late', isLate);
    }
  };
}
