import { expect, it } from 'vitest';
import { EVERYTHING, chosenCards } from './card.ts';
import { TOPICS, logOf } from './cards.fixture.ts';
import { answersBetween, forecastOf, retentionOf } from './numbers.ts';
import { recallOf } from './recall.ts';
import { Scheduler } from './schedule.ts';

const DAY_MS = 86_400_000;
const START = Date.parse('2026-11-25T00:00:00Z');
const CARDS = chosenCards(TOPICS, EVERYTHING);
const [first = '', second = ''] = CARDS.map(({ id }) => id);
const scheduler = new Scheduler(90);
const review = (card: string, grade: 1 | 2 | 3 | 4, time: number) => ({
  kind: 'review' as const,
  card,
  grade,
  time,
});

it('foretells on which day cards come due, the overdue on the first', () => {
  const log = logOf(review(first, 4, START - 30 * DAY_MS), review(second, 4, START + 1));
  const recall = recallOf(log);
  const starts = Array.from({ length: 15 }, (_, day) => START + day * DAY_MS);
  const loads = forecastOf(CARDS, recall, scheduler, starts).map(({ cards }) => cards);
  const due = scheduler.scheduleOf(second, recall.reviews.get(second) ?? [])?.due ?? 0;
  expect(loads[0]).toBe(1);
  expect(loads[Math.floor((due - START) / DAY_MS)]).toBe(1);
  expect(loads.reduce((sum, count) => sum + count, 0)).toBe(2);
});

it('counts as kept what was asked after it had been learnt, line by line', () => {
  const recall = recallOf(
    logOf(
      review(first, 4, START),
      review(first, 3, START + 8 * DAY_MS),
      review(second, 4, START),
      review(second, 1, START + 9 * DAY_MS),
      // Being learnt again: no question of memory.
      review(second, 3, START + 9 * DAY_MS + 60_000),
    ),
  );
  expect(retentionOf(TOPICS, recall, scheduler, 0)).toEqual([{ line: 1, recalled: 1, asked: 2 }]);
  expect(retentionOf(TOPICS, recall, scheduler, START + 9 * DAY_MS)).toEqual([
    { line: 1, recalled: 0, asked: 1 },
  ]);
  expect(answersBetween(recall, START, START + DAY_MS)).toBe(2);
});
