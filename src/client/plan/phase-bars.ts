import { countItems } from '../../progress/ticks.ts';
import { daysBetween } from '../../roadmap/day.ts';
import { periodWords } from '../../roadmap/period-words.ts';
import { find } from '../find.ts';
import type { BoardPart, BoardState } from './plan-board.ts';

/** The phases on a common scale of days, with today. */
export function showPhases(board: HTMLElement): BoardPart {
  const rows = [...board.querySelectorAll<HTMLElement>('[data-phase]')].map((row) => ({
    dates: find(row, 'time', 'data-dates'),
    bar: find(row, 'div', 'data-bar'),
  }));
  return (state) => {
    const { laid, book, progress } = state;
    const scale = scaleOf(state);
    for (const [place, { dates, bar }] of rows.entries()) {
      const period = laid.periods[place] ?? null;
      const phase = book.phases[place];
      dates.textContent = period === null ? 'без дат' : (periodWords(period)?.words ?? '');
      dates.dateTime = period?.start ?? '';
      bar.hidden = scale === null || period === null;
      if (scale === null || period === null || phase === undefined) continue;
      const { done, total } = countItems(progress, phase.items);
      bar.style.setProperty('--from', `${scale(period.start)}%`);
      bar.style.setProperty('--to', `${scale(period.end, 1)}%`);
      bar.style.setProperty('--done', `${total === 0 ? 0 : (done / total) * 100}%`);
      bar.style.setProperty('--today', `${scale(state.today)}%`);
    }
  };
}

/** Where a day lies on the scale, in percent of all days that are shown; null where no phase has any. */
function scaleOf({ laid, today }: BoardState): ((day: string, after?: number) => number) | null {
  const days = laid.periods.flatMap((period) => (period === null ? [] : [period.start, period.end]));
  const [first, last] = [days.toSorted()[0], days.toSorted().at(-1)];
  if (first === undefined || last === undefined) return null;
  const start = today < first ? today : first;
  const end = today > last ? today : last;
  const length = daysBetween(start, end) + 1;
  return (day, after = 0) => ((daysBetween(start, day as typeof first) + after) / length) * 100;
}
