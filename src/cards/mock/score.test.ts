import { expect, it } from 'vitest';
import { cardOf, TOPICS } from '../cards.fixture.ts';
import type { Answer } from './mark.ts';
import { percentOf, scoreOf } from './score.ts';

/** The first question of each topic, of lines 1, 4 and the ring, and the second of the first topic. */
const [go, saga, kafka] = TOPICS as [(typeof TOPICS)[0], (typeof TOPICS)[0], (typeof TOPICS)[0]];
const QUESTIONS = [kafka, saga, go].map((topic) => ({
  topic,
  card: cardOf({ id: topic.id, level: 'junior' }),
}));
QUESTIONS.push({ topic: go, card: cardOf({ id: 'last', level: 'senior' }) });
const answer = (mark: Answer['mark'], isFailing = false): Answer => ({ mark, isFailing, spent: 0 });

it('adds marks up by line and level, and leaves out what was not come to', () => {
  const score = scoreOf(QUESTIONS, [answer(3), answer(1), answer(2), answer(null)]);
  expect(score.whole).toEqual({ count: 3, points: 6 });
  expect(score.lines).toEqual([
    { line: 1, count: 1, points: 2 },
    { line: 4, count: 1, points: 1 },
    { line: 0, count: 1, points: 3 },
  ]);
  expect(score.levels).toEqual([{ level: 'junior', count: 3, points: 6 }]);
  expect(score.repeat).toEqual([saga]);
});

it('names the weakest topics first; a failing answer outweighs a good mark', () => {
  const score = scoreOf(QUESTIONS, [answer(2, true), answer(1), answer(1, true), answer(1)]);
  expect(score.repeat).toEqual([go, saga, kafka]);
});

it('has a share of what was marked alone', () => {
  expect(percentOf({ count: 3, points: 6 })).toBe(67);
  expect(percentOf({ count: 0, points: 0 })).toBeNull();
});
