import { describe, expect, it } from 'vitest';
import type { CardTopic } from './card.ts';
import { cardOf, logOf, TOPICS } from './cards.fixture.ts';
import { recallOf } from './recall.ts';
import type { ReviewLog } from './review-log.ts';
import { Scheduler } from './schedule.ts';
import { cardsForTomorrow, type Interview } from './tomorrow.ts';

const DAY = 86_400_000;
const NOW = 1_795_600_000_000;
const MANY: CardTopic[] = Array.from({ length: 10 }, (_, topic) => ({
  ...{ id: `t${String(topic)}`, title: 'Тема', url: `/t${String(topic)}/`, line: 1 },
  cards: Array.from({ length: 6 }, (__, card) => cardOf({ id: `t${String(topic)}#c${String(card)}` })),
}));

function chosen(topics: readonly CardTopic[], more: Partial<Interview> = {}, log: ReviewLog = []): string[] {
  const recall = recallOf(log);
  const scheduler = new Scheduler(recall.settings.retention);
  return cardsForTomorrow(topics, {
    ...{ recall, scheduler, now: NOW, wanted: new Map(), count: 20 },
    ...more,
  }).map(({ card }) => card.id);
}

describe('the cards for tomorrow', () => {
  it('begin with what is asked most', () => {
    expect(chosen(TOPICS, { count: 3 })).toEqual([
      'ramp-up/concurrency#second',
      'senior-ready/saga#second',
      'ring/kafka#second',
    ]);
  });

  it('are the weak ones: what was recalled yesterday comes last, what was forgotten before it', () => {
    const log = logOf(
      ...[3, 2, 1].map((days) => ({
        ...{ time: NOW - days * DAY, kind: 'review' as const },
        ...{ card: 'ring/kafka#second', grade: 4 as const },
      })),
      { time: NOW - 40 * DAY, kind: 'review', card: 'ramp-up/concurrency#second', grade: 1 },
    );
    expect(chosen(TOPICS, {}, log)[0]).toBe('senior-ready/saga#second');
    expect(chosen(TOPICS, {}, log)[1]).toBe('ramp-up/concurrency#second');
    expect(chosen(TOPICS, {}, log).at(-1)).toBe('ring/kafka#second');
  });

  it('are those of the vacancy first', () => {
    expect(chosen(TOPICS, { count: 2, wanted: new Map([['ring/kafka', 3]]) })).toEqual([
      'ring/kafka#second',
      'ring/kafka#first',
    ]);
  });

  it('are at most three of a topic', () => {
    const ids = chosen(MANY, { wanted: new Map([['t4', 9]]) });
    expect(ids).toHaveLength(20);
    expect(ids.slice(0, 3)).toEqual(['t4#c0', 't4#c1', 't4#c2']);
    const counts = Map.groupBy(ids, (id) => id.split('#')[0]);
    expect(Math.max(...[...counts.values()].map((of) => of.length))).toBe(3);
    expect(counts.size).toBe(10);
  });

  it('are more of a topic where there are too few topics, and no more than there are', () => {
    expect(chosen(MANY.slice(0, 4))).toHaveLength(20);
    expect(chosen(MANY.slice(0, 2))).toHaveLength(12);
    expect(new Set(chosen(MANY.slice(0, 4))).size).toBe(20);
    expect(chosen([])).toEqual([]);
    expect(chosen(MANY, { count: 0 })).toEqual([]);
  });

  it('are of each level, where nothing else tells them apart', () => {
    const levels = ['junior', 'junior', 'middle', 'middle', 'senior'] as const;
    const cards = levels.map((level, index) => cardOf({ id: `t#${String(index)}`, level }));
    const topic = { id: 't', title: 'Тема', url: '/t/', line: 1, cards };
    expect(chosen([topic])).toEqual(['t#2', 't#4', 't#0', 't#3', 't#1']);
  });

  it('leave out what was suspended', () => {
    const log = logOf({ time: NOW - DAY, kind: 'suspend', card: 'ring/kafka#second' });
    expect(chosen(TOPICS, {}, log)).not.toContain('ring/kafka#second');
  });

  it('are the same for the same data', () => {
    expect(chosen(MANY)).toEqual(chosen(structuredClone(MANY)));
  });
});
