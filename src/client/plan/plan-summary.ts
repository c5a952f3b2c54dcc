import { forecast } from '../../progress/plan/forecast.ts';
import { forecastWords } from '../../progress/plan/forecast-words.ts';
import { finishingDays } from '../../progress/finished.ts';
import { planWords } from '../../roadmap/plan-words.ts';
import { find } from '../find.ts';
import { localDay } from '../local-day.ts';
import type { BoardPart } from './plan-board.ts';

/** Where today stands: moment, pace, forecast. */
export function showSummary(board: HTMLElement): BoardPart {
  const moment = find(board, 'p', 'data-moment');
  const pace = find(board, 'p', 'data-pace');
  const outlook = find(board, 'p', 'data-forecast');
  const rest = find(board, 'p', 'data-day-off');
  return ({ items, progress, done, today, laid: { plan, isDayOff } }) => {
    const words = planWords(plan);
    const left = items.filter(({ id }) => !done.has(id)).length;
    const finished = finishingDays(progress, items, (time) => localDay(new Date(time)));
    moment.textContent = words.moment;
    pace.textContent = words.pace;
    outlook.textContent = forecastWords(forecast(finished, left, today), left, plan.end);
    rest.hidden = !isDayOff;
  };
}
