import type { Card, CardTopic } from './card.ts';
import { lineOf, type LogEntry, type ReviewLog } from './review-log.ts';

/** A card with what a test does not care about. */
export function cardOf(card: Partial<Card> & { id: string }): Card {
  return { level: 'middle', isOutput: false, rounds: 1, ...card };
}

/** Two topics of the route and one of the ring, two cards each. */
export const TOPICS: CardTopic[] = [
  { id: 'ramp-up/concurrency', title: 'Горутины', line: 1 },
  { id: 'senior-ready/saga', title: 'Saga', line: 4 },
  { id: 'ring/kafka', title: 'Kafka', line: 0 },
].map(({ id, title, line }) => ({
  ...{ id, title, line, url: `/${id}/` },
  cards: [
    cardOf({ id: `${id}#first`, level: 'junior', isOutput: line === 1 }),
    cardOf({ id: `${id}#second`, level: 'senior', rounds: 3 }),
  ],
}));

/** A log of entries, of one device unless they say otherwise. */
export function logOf(
  ...entries: (LogEntry | (Omit<LogEntry, 'device'> & { device?: string }))[]
): ReviewLog {
  return entries.map((entry) => lineOf({ device: 'laptop', ...entry } as LogEntry));
}
