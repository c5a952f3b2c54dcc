import type { State } from './values.ts';

/** How far an item is, for readers. */
export const STATE_WORDS: Readonly<Record<State, string>> = {
  todo: 'не начато',
  doing: 'в работе',
  done: 'пройдено',
};
