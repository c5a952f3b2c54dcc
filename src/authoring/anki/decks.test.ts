import { describe, expect, it } from 'vitest';
import type { PublishedPhase, PublishedRoadmap } from '../../roadmap/published-roadmap.ts';
import { questionOf } from './anki.fixture.ts';
import { decksOf } from './decks.ts';

const phase = (id: string, number: number, title: string) =>
  ({ id, number, title, items: [] }) as Partial<PublishedPhase> as PublishedPhase;
const MODEL = {
  phases: [phase('ramp-up', 1, 'Разгон'), phase('middle', 2, 'Мидл::плюс'), phase('offer', 3, 'Оффер')],
  ring: [{ id: 'ring/sql' }],
} as Partial<PublishedRoadmap> as PublishedRoadmap;

const topic = (id: string, ...names: string[]) => ({
  ...{ id, title: `О ${id}`, url: `/${id}/`, questions: names.map((name) => questionOf(`${id}#${name}`)) },
});
const TOPICS = [topic('ramp-up', 'a', 'b'), topic('middle', 'c'), topic('ring/sql', 'd')];

describe('decks', () => {
  const decks = decksOf(MODEL, { version: 1, topics: TOPICS }, new Map([['middle', '2026-12-01T00:00:00Z']]));

  it('are of each phase with questions, of the ring and of all', () => {
    expect(decks.map(({ id, questions }) => [id, questions.map(({ question }) => question.id)])).toEqual([
      ['ramp-up', ['ramp-up#a', 'ramp-up#b']],
      ['middle', ['middle#c']],
      ['ring', ['ring/sql#d']],
      ['all', ['ramp-up#a', 'ramp-up#b', 'middle#c', 'ring/sql#d']],
    ]);
  });

  it('say of a question the same wherever it stands', () => {
    const all = decks.at(-1)?.questions ?? [];
    expect(decks.slice(0, -1).flatMap(({ questions }) => questions)).toEqual(all);
    expect(all.map(({ deck, place, changed }) => [deck, place, changed])).toEqual([
      ['Маршрут 500K::1 · Разгон', 1, null],
      ['Маршрут 500K::1 · Разгон', 2, null],
      ['Маршрут 500K::2 · Мидл: плюс', 3, '2026-12-01T00:00:00Z'],
      ['Маршрут 500K::Кольцевая', 4, null],
    ]);
  });

  it('are none without questions', () => {
    expect(decksOf(MODEL, { version: 1, topics: [] }, new Map())).toEqual([]);
  });
});
