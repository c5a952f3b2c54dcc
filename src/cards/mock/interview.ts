import type { Card, CardTopic } from '../card.ts';

/** How many questions an interview can have. */
export const COUNTS = [6, 10, 16] as const;
/** How long it can be, in minutes. */
export const LENGTHS = [30, 45, 60] as const;

/** A mock interview: whoever has the same one, on the same state of the site, is asked the same questions. */
export interface Interview {
  /** What the draw starts from, 32 bits. */
  seed: number;
  count: (typeof COUNTS)[number];
  minutes: (typeof LENGTHS)[number];
  /** The lines that it asks about, 0 for the ring; ascending. */
  lines: readonly number[];
  /** Ids of topics that are asked about more often, because the learner is weak there. */
  weak: ReadonlySet<string>;
}

/** A question of an interview. */
export interface InterviewQuestion {
  card: Card;
  topic: CardTopic;
}

/** The lines that have cards, ascending; 0 is the ring. */
export function linesWithCards(topics: readonly CardTopic[]): number[] {
  const lines = topics.filter(({ cards }) => cards.length > 0).map(({ line }) => line);
  return [...new Set(lines)].toSorted((a, b) => a - b);
}
