import { createEmptyCard, fsrs, State, type Card } from 'ts-fsrs';
import { describe, expect, it } from 'vitest';
import type { Review } from './recall.ts';
import { GRADES, type Grade } from './review-log.ts';
import { RATINGS, Scheduler } from './schedule.ts';

const START = Date.parse('2026-11-25T09:00:00Z');
const MINUTE = 60_000;

/** 500 answers to 40 cards, as one who forgets every sixth gives them: early, in time and late. */
function history(): { card: string; review: Review }[] {
  let seed = 500_000;
  const random = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  let time = START;
  return Array.from({ length: 500 }, () => {
    time += Math.ceil(random() * 400) * MINUTE;
    const grade: Grade = random() < 1 / 6 ? 1 : (GRADES[1 + Math.floor(random() * 3)] ?? 3);
    return { card: `a/b#${String(Math.floor(random() * 40))}`, review: { time, device: 'laptop', grade } };
  });
}

describe('the schedule', () => {
  it('is that of ts-fsrs after each of 500 answers', () => {
    const library = fsrs({ request_retention: 0.9 });
    const scheduler = new Scheduler(90);
    const cards = new Map<string, Card>();
    const reviews = new Map<string, Review[]>();
    for (const { card, review } of history()) {
      const now = new Date(review.time);
      const next = library.next(cards.get(card) ?? createEmptyCard(now), now, RATINGS[review.grade]).card;
      cards.set(card, next);
      reviews.set(card, [...(reviews.get(card) ?? []), review]);
      expect(scheduler.scheduleOf(card, reviews.get(card) ?? [])).toEqual({
        due: next.due.getTime(),
        stage: next.state === State.Review ? 'review' : 'learning',
        stability: next.stability,
        difficulty: next.difficulty,
        lapses: next.lapses,
      });
    }
    expect(cards.size).toBe(40);
  });

  it('comes back exactly when an answer is taken back', () => {
    const scheduler = new Scheduler(90);
    const before: Review[] = [{ time: START, device: 'laptop', grade: 4 }];
    const known = scheduler.scheduleOf('a/b#c', before);
    scheduler.scheduleOf('a/b#c', [...before, { time: START + MINUTE, device: 'laptop', grade: 1 }]);
    expect(scheduler.scheduleOf('a/b#c', before)).toEqual(known);
  });

  it('asks sooner where more shall be recalled', () => {
    const reviews: Review[] = [{ time: START, device: 'laptop', grade: 4 }];
    const due = (retention: number): number =>
      new Scheduler(retention).scheduleOf('a/b#c', reviews)?.due ?? 0;
    expect(due(95)).toBeLessThan(due(80));
  });

  it('tells before a grade what it would bring', () => {
    const scheduler = new Scheduler(90);
    const due = scheduler.dueAfter('a/b#c', [], START);
    for (const grade of GRADES) {
      const reviews = [{ time: START, device: 'laptop', grade }];
      expect(scheduler.scheduleOf('a/b#c', reviews)?.due).toBe(due[grade]);
    }
    expect([due[1] < due[3], due[3] < due[4]]).toEqual([true, true]);
  });

  it('knows nothing of a card without answers', () => {
    const scheduler = new Scheduler(90);
    expect([scheduler.scheduleOf('a/b#c', []), scheduler.chanceOf('a/b#c', [], START)]).toEqual([null, 0]);
  });
});
