import fc from 'fast-check';
import { expect, it } from 'vitest';
import { marked } from './marked.ts';
import { stem } from './stem.ts';

it('marks every form of a word, and what begins with it', () => {
  expect(marked('Утечка горутин, горутина', [stem('горутинами')])).toEqual([
    { text: 'Утечка ', marked: false },
    { text: 'горутин', marked: true },
    { text: ', ', marked: false },
    { text: 'горутина', marked: true },
  ]);
  expect(marked('Предохранитель', ['предо']).map((piece) => piece.marked)).toEqual([true]);
});

it('loses no letter of the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.string()), (text, stems) => {
      expect(
        marked(text, stems)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text);
    }),
  );
});
