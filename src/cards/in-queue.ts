import type { CardTopic } from './card.ts';
import type { Recall } from './recall.ts';

/**
 * The topics whose cards take part: those that the reader has put into the queue, and those begun on the route unless
 * they were taken out.
 *
 * @param isBegun whether the reader has begun the topic with this id
 */
export function topicsInQueue(
  topics: readonly CardTopic[],
  { topics: chosen }: Recall,
  isBegun: (topic: string) => boolean,
): CardTopic[] {
  return topics.filter(({ id }) => chosen.get(id) ?? isBegun(id));
}
