import type { Verdict } from './values.ts';

/** What a mentor says of an item, for readers. */
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  accepted: 'принято',
  redo: 'переделать',
  question: 'вопрос',
};
