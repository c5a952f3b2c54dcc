import { countFinished } from './activity.ts';
import type { Moment, Progress } from './progress.ts';
import { put, setting } from './progress.ts';
import type { State } from './values.ts';

/** A line of the roadmap, or a supplement, as far as ticks go; `PublishedItem` is one. */
export interface Line {
  id: string;
  /** Published progress: ticked by the owner. */
  done: boolean;
  parts?: readonly Line[];
}

/** How many of the items are how far. */
export interface ItemCount {
  doing: number;
  done: number;
  total: number;
}

/**
 * Sets an item, a part, a supplement or a checkpoint. An item that is set back to `todo` is still `doing` while one of
 * its checkpoints is done: see {@link stateOf}.
 *
 * @param id as the ledger has it
 */
export function tick(progress: Progress, id: string, state: State, moment: Moment): Progress {
  const held = progress.ticks[id];
  const ticked = put(progress, 'ticks', id, state, moment);
  if (ticked === progress) return progress;
  if (state === 'done') return countFinished(ticked, 1, moment);
  // A slip of the finger is no work done.
  const isTakenBack = held?.[0] === 'done' && moment.dayOf(held[1]) === moment.dayOf(moment.now);
  return isTakenBack ? countFinished(ticked, -1, moment) : ticked;
}

/**
 * How far an item, a part or a supplement is: what the reader has set; where nothing is set and the reader has taken
 * over the published ticks, those. What is not done is being done from the first checkpoint or part on.
 */
export function stateOf(progress: Progress, line: Line): State {
  const own = progress.ticks[line.id]?.[0];
  if (own === 'done' || (own === undefined && line.done && setting(progress, 'basis') === 'published'))
    return 'done';
  const isBegun = own === 'doing' || checkpointsDone(progress, line.id) > 0;
  return isBegun || line.parts?.some((part) => stateOf(progress, part) !== 'todo') ? 'doing' : 'todo';
}

/** Whether a checkpoint is ticked. */
export function isChecked(progress: Progress, id: string): boolean {
  return progress.ticks[id]?.[0] === 'done';
}

/** How many checkpoints of a page are ticked, those included that the page has no more. */
export function checkpointsDone(progress: Progress, page: string): number {
  let counts = checkpointCounts.get(progress.ticks);
  if (counts === undefined) checkpointCounts.set(progress.ticks, (counts = countCheckpoints(progress)));
  return counts.get(page) ?? 0;
}

/** Progress of a phase: its items, nested parts not counted. */
export function countItems(progress: Progress, items: readonly Line[]): ItemCount {
  const states = items.map((item) => stateOf(progress, item));
  const count = (state: State): number => states.filter((some) => some === state).length;
  return { doing: count('doing'), done: count('done'), total: items.length };
}

/** Items and all that is nested under them, in order. */
export function allLines(items: readonly Line[]): Line[] {
  return items.flatMap((item) => [item, ...allLines(item.parts ?? [])]);
}

// A page asks for dozens of pages at once.
const checkpointCounts = new WeakMap<Progress['ticks'], Map<string, number>>();

function countCheckpoints({ ticks }: Progress): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [id, [state]] of Object.entries(ticks)) {
    const [page, checkpoint] = id.split('#');
    if (page === undefined || checkpoint === undefined || state !== 'done') continue;
    counts.set(page, (counts.get(page) ?? 0) + 1);
  }
  return counts;
}
