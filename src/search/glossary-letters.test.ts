import { expect, it } from 'vitest';
import { byLetter } from './glossary-letters.ts';
import type { Term } from './term.ts';

const term = (ru: string): Term => ({ id: 'x', ru, en: 'x', variants: [], definition: 'x', home: '/x/' });
const grouped = (...names: string[]) =>
  byLetter(names.map(term)).map(({ letter, terms }) => [letter, ...terms.map(({ ru }) => ru)]);

it('terms are grouped by first letter: Cyrillic, Latin, the rest; ё stands with е', () => {
  expect(
    grouped('канал', 'ACID', '2PC', 'ёмкость', 'Единица', 'горутина', 'гонка данных', 'эпоха', 'B-дерево'),
  ).toEqual([
    ['Г', 'гонка данных', 'горутина'],
    ['Е', 'Единица', 'ёмкость'],
    ['К', 'канал'],
    ['Э', 'эпоха'],
    ['A', 'ACID'],
    ['B', 'B-дерево'],
    ['#', '2PC'],
  ]);
});

it('no terms are no letters', () => {
  expect(grouped()).toEqual([]);
});
