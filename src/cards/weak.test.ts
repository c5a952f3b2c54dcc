import { expect, it } from 'vitest';
import { cardOf, logOf } from './cards.fixture.ts';
import { recallOf } from './recall.ts';
import type { Grade } from './review-log.ts';
import { Scheduler } from './schedule.ts';
import { weakTopics } from './weak.ts';

const DAY = 86_400_000;
const CARDS = ['a/b#one', 'a/b#two', 'a/b#three'];
const TOPIC = {
  id: 'a/b',
  title: 'Б',
  url: '/a/b/',
  line: 1,
  cards: CARDS.map((id) => cardOf({ id })),
};

/** Whether the topic is weak so many days after its first cards were answered so. */
function isWeak(days: number, ...grades: Grade[]): boolean {
  const log = logOf(
    ...grades.map((grade, place) => ({
      kind: 'review' as const,
      time: place,
      card: CARDS[place] ?? '',
      grade,
    })),
  );
  return weakTopics([TOPIC], recallOf(log), new Scheduler(90), days * DAY).has('a/b');
}

it('a topic that was learnt yesterday is not weak, and the same topic is a year later', () => {
  expect(isWeak(1, 3, 3, 3)).toBe(false);
  expect(isWeak(365, 3, 3, 3)).toBe(true);
});

it('a topic of which a third was forgotten is weak', () => {
  expect(isWeak(0, 1, 3, 3)).toBe(true);
});

it('two cards say nothing of a topic', () => {
  expect(isWeak(365, 1, 1)).toBe(false);
  expect(isWeak(365)).toBe(false);
});
