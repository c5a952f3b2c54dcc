import type { Level } from './level.ts';
import type { PublishedQuestions } from './published-questions.ts';

/** A kind of interview round: what it asks, and which pages answer. */
export interface Round {
  /** Last part of its address: `live-coding`. */
  id: string;
  title: string;
  /** What the interviewer wants to learn, in one sentence. */
  asks: string;
  /** How deep its questions go; without it at any depth. */
  levels?: readonly Level[] | undefined;
  /** Addresses of the pages to read, without the base. */
  pages: readonly string[];
}

type Topic = PublishedQuestions['topics'][number];

/** The round's set of cards by topic, in the order in which it names its pages; a topic without one is left out. */
export function cardsOf(round: Round, topics: readonly Topic[]): Topic[] {
  return round.pages
    .flatMap((page) => topics.filter(({ url }) => url === page))
    .map((topic) => ({
      ...topic,
      questions: topic.questions.filter(({ level }) => round.levels?.includes(level) ?? true),
    }))
    .filter(({ questions }) => questions.length > 0);
}
