import type { Progress } from '../progress.ts';
import { setting } from '../progress.ts';
import { doneIds } from '../finished.ts';
import { allLines } from '../ticks.ts';
import type { Line } from '../ticks.ts';

/** The ids that a plan takes for done: the reader's; to one who has not begun the plan is shown as the owner's. */
export function doneSoFar(progress: Progress, items: readonly Line[]): Set<string> {
  if (hasBegun(progress)) return doneIds(progress, items);
  return new Set(allLines(items).flatMap(({ id, done }) => (done ? [id] : [])));
}

/** Whether the reader has done anything here: ticked, or said whose plan it is, or when it starts. */
function hasBegun(progress: Progress): boolean {
  return (
    Object.keys(progress.ticks).length > 0 ||
    setting(progress, 'basis') !== undefined ||
    setting(progress, 'start') !== undefined
  );
}
