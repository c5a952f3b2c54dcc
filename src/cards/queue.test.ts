import { describe, expect, it } from 'vitest';
import { TOPICS, logOf } from './cards.fixture.ts';
import { EVERYTHING, chosenCards } from './card.ts';
import { isLeech, nextCard, queueOf } from './queue.ts';
import { recallOf } from './recall.ts';
import type { ReviewLog } from './review-log.ts';
import { Scheduler } from './schedule.ts';

const START = Date.parse('2026-11-25T00:00:00Z');
const DAY_MS = 86_400_000;
const NOW = START + DAY_MS / 2;
const CARDS = chosenCards(TOPICS, EVERYTHING);
const [first = '', second = ''] = CARDS.map(({ id }) => id);

const queue = (log: ReviewLog, now = NOW, start = START) =>
  queueOf(CARDS, recallOf(log), new Scheduler(90), { now, start, end: start + DAY_MS });
const review = (card: string, grade: 1 | 2 | 3 | 4, time: number) => ({
  kind: 'review' as const,
  card,
  grade,
  time,
});

describe('the queue', () => {
  it('begins with new cards in the order of the route, as many as a day takes', () => {
    const log = logOf({ kind: 'set', time: 1, name: 'new-a-day', value: 2 });
    expect(queue(log)).toMatchObject({ learning: [], due: [], fresh: [first, second], nextDue: null });
    const seen = [...log, ...logOf(review(first, 4, NOW - 1))];
    expect(queue(seen).fresh).toEqual([second]);
  });

  it('shows a card again when its minutes are over, and before if nothing else is left', () => {
    const log = logOf({ kind: 'set', time: 1, name: 'new-a-day', value: 1 }, review(first, 1, NOW));
    expect(queue(log)).toMatchObject({ learning: [], waiting: [first], fresh: [] });
    expect(nextCard(queue(log))).toBe(first);
    expect(queue(log, NOW + 2 * 60_000).learning).toEqual([first]);
  });

  it('has a learnt card on its day, in the morning already, and not before', () => {
    const log = logOf({ kind: 'set', time: 1, name: 'new-a-day', value: 1 }, review(first, 4, NOW));
    const due = queue(log).nextDue ?? 0;
    const day = due - (due % DAY_MS);
    expect(queue(log, day - 1, day - DAY_MS).due).toEqual([]);
    expect(queue(log, day + 1, day).due).toEqual([first]);
  });

  it('leaves out suspended cards', () => {
    const log = logOf({ kind: 'suspend', time: 1, card: first });
    expect(queue(log).fresh[0]).toBe(second);
  });

  it('asks what is the likeliest forgotten first', () => {
    const log = logOf(
      review(first, 4, NOW - 30 * DAY_MS),
      review(second, 3, NOW - 30 * DAY_MS),
      review(second, 3, NOW - 30 * DAY_MS + 600_000),
    );
    expect(queue(log).due).toEqual([second, first]);
  });
});

it('a card that is forgotten again and again is a leech', () => {
  const schedule = { due: 0, stage: 'review' as const, stability: 1, difficulty: 5 };
  expect([isLeech({ ...schedule, lapses: 7 }), isLeech({ ...schedule, lapses: 8 }), isLeech(null)]).toEqual([
    false,
    true,
    false,
  ]);
});

it.each([
  [{ line: 0 }, 2],
  [{ level: 'senior' as const }, 3],
  [{ topic: 'senior-ready/saga', level: 'junior' as const }, 1],
  [{ outputOnly: true }, 1],
])('the filter %j leaves %i cards', (filter, count) => {
  expect(chosenCards(TOPICS, { ...EVERYTHING, ...filter })).toHaveLength(count);
});
