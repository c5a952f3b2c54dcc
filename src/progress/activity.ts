import type { Moment, Progress } from './progress.ts';
import { put } from './progress.ts';

/**
 * Counts what was finished today, one device apart from another, so that a merge adds up nothing twice.
 *
 * @param change 1, or -1 to take back
 */
export function countFinished(progress: Progress, change: 1 | -1, moment: Moment): Progress {
  const key = `${moment.dayOf(moment.now)} ${moment.device}`;
  const held = progress.activity[key]?.[0] ?? 0;
  return put(progress, 'activity', key, Math.max(held + change, 0), moment);
}
