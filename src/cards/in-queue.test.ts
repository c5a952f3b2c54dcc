import { expect, it } from 'vitest';
import { TOPICS, logOf } from './cards.fixture.ts';
import { topicsInQueue } from './in-queue.ts';
import { recallOf } from './recall.ts';

it('begun topics are in the queue, and what the reader chose has the last word', () => {
  const isBegun = (id: string): boolean => id !== 'ring/kafka';
  const ids = (...entries: Parameters<typeof logOf>) =>
    topicsInQueue(TOPICS, recallOf(logOf(...entries)), isBegun).map(({ id }) => id);
  expect(ids()).toEqual(['ramp-up/concurrency', 'senior-ready/saga']);
  expect(
    ids({ kind: 'add', time: 1, topic: 'ring/kafka' }, { kind: 'drop', time: 2, topic: 'senior-ready/saga' }),
  ).toEqual(['ramp-up/concurrency', 'ring/kafka']);
});
