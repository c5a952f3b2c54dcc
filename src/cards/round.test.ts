import { expect, it } from 'vitest';
import type { Level } from './level.ts';
import { cardsOf, type Round } from './round.ts';

const question = (id: string, level: Level) => ({
  ...{ id, level, text: id },
  html: { question: id, prompt: null, short: id, full: id, deeper: null, failing: null },
});
const topic = (id: string, ...levels: Level[]) => ({
  ...{ id, title: id, url: `/${id}/` },
  questions: levels.map((level, index) => question(`${id}#${String(index)}`, level)),
});
const topics = [topic('a/one', 'junior', 'senior'), topic('a/two', 'senior'), topic('ring/sql', 'junior')];
const round: Round = {
  id: 'sql',
  title: 'SQL',
  asks: 'Что умеет',
  pages: ['/ring/sql/', '/a/two/', '/a/one/'],
};
const idsOf = (cards: ReturnType<typeof cardsOf>) =>
  cards.map(({ id, questions }) => [id, ...questions.map((card) => card.id)]);

it('a round has the questions of its pages, in its own order', () => {
  expect(idsOf(cardsOf(round, topics))).toEqual([
    ['ring/sql', 'ring/sql#0'],
    ['a/two', 'a/two#0'],
    ['a/one', 'a/one#0', 'a/one#1'],
  ]);
});

it('of its levels alone, and no topic that has none of them', () => {
  expect(idsOf(cardsOf({ ...round, levels: ['junior'] }, topics))).toEqual([
    ['ring/sql', 'ring/sql#0'],
    ['a/one', 'a/one#0'],
  ]);
});
