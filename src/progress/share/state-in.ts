import type { State } from '../values.ts';
import type { SharedProgress } from './shared.ts';

/** How far a line is in a learner's link: whatever the link does not name is to do. */
export function stateIn({ states }: Pick<SharedProgress, 'states'>, id: string): State {
  return Object.hasOwn(states, id) ? (states[id] ?? 'todo') : 'todo';
}
