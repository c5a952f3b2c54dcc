import { daysBetween } from '../../roadmap/day.ts';
import { dayWords } from '../../roadmap/period-words.ts';
import { DAYS, ITEMS, plural } from '../../roadmap/plural.ts';
import type { Day } from '../../roadmap/roadmap.ts';
import type { Forecast } from './forecast.ts';

/** A pace of fewer days says more of a good evening than of the reader. */
const TRUSTED_DAYS = 3;

/**
 * The forecast as a sentence without a full stop.
 *
 * @param left how many items are left
 * @param planned the last day of the plan; null where it has none
 */
export function forecastWords({ done, days, end }: Forecast, left: number, planned: Day | null): string {
  if (left === 0) return 'Все пункты пройдены';
  if (end === null) return 'Прогноз появится, когда за две недели будет пройден хоть один пункт';
  if (days < TRUSTED_DAYS) return 'Прогноз появится на третий день занятий';
  const pace = `за ${plural(days, DAYS)} ${plural(done, ITEMS)}`;
  const arrival = `Прогноз: финиш ${dayWords(end, true)}, темп – ${pace}`;
  if (planned === null) return arrival;
  const late = daysBetween(planned, end);
  if (late === 0) return `${arrival}, точно к концу плана`;
  return `${arrival}, ${late > 0 ? 'позже' : 'раньше'} плана на ${plural(Math.abs(late), DAYS)}`;
}
