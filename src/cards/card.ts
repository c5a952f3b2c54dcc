import type { Level } from './level.ts';

/** A question as a thing to drill: what the queue has to know of it. */
export interface Card {
  /** Id of the question: `ramp-up/concurrency#channel-table`. */
  id: string;
  level: Level;
  /** Whether it shows a program and asks what that prints. */
  isOutput: boolean;
  /** In how many kinds of interview rounds it is asked. */
  rounds: number;
}

/** The cards of a page. */
export interface CardTopic {
  /** Id of the page: `ramp-up/concurrency`. */
  id: string;
  title: string;
  /** Address without the base. */
  url: string;
  /** Number of its line, 0 for the ring. */
  line: number;
  cards: readonly Card[];
}

/** Which cards a reader wants to drill; null for all. */
export interface CardFilter {
  line: number | null;
  level: Level | null;
  /** Id of the page. */
  topic: string | null;
  /** Only «что выведет программа?». */
  outputOnly: boolean;
}

export const EVERYTHING: CardFilter = { line: null, level: null, topic: null, outputOnly: false };

/** The cards that a filter lets through, in the order of the route. */
export function chosenCards(
  topics: readonly CardTopic[],
  { line, level, topic, outputOnly }: CardFilter,
): Card[] {
  return topics
    .filter((one) => (line === null || one.line === line) && (topic === null || one.id === topic))
    .flatMap(({ cards }) => cards)
    .filter((card) => (level === null || card.level === level) && (!outputOnly || card.isOutput));
}
