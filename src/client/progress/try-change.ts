import type { Moment, Progress } from '../../progress/progress.ts';
import type { ProgressStore } from './progress-store.ts';

/**
 * Changes progress by an edit that may refuse.
 *
 * @param edit returns null where it refuses
 * @returns whether the edit was taken
 */
export function tryChange(
  store: ProgressStore,
  edit: (progress: Progress, moment: Moment) => Progress | null,
): boolean {
  const outcome = { isTaken: false };
  store.change((progress, moment) => {
    const changed = edit(progress, moment);
    outcome.isTaken = changed !== null;
    return changed ?? progress;
  });
  return outcome.isTaken;
}
