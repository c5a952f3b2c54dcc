import fc from 'fast-check';
import { expect, it } from 'vitest';
import { otherLayout } from './keyboard-layout.ts';

it.each([
  ['пщкщгештуы', 'goroutines'],
  ['ujhenbyf', 'горутина'],
  ['ghtlj[hfybntkm', 'предохранитель'],
  ['JNVTYF', 'отмена'],
  ['сщтеучеюЦшерЕшьущге', 'context.withtimeout'],
  ['GJ{', 'пох'],
  ['42', '42'],
])('%s is %s on the other layout', (typed, meant) => {
  expect(otherLayout(typed)).toBe(meant);
});

it('there and back is the same text', () => {
  const russian = fc.string({
    unit: fc.constantFrom(...'абвгдеёжзийклмнопрстуфхцчшщъыьэюя 0-'.split(/(?:)/u)),
    minLength: 1,
  });
  fc.assert(
    fc.property(russian, (text) => {
      // Without a letter on either side nothing tells the layouts apart.
      fc.pre(/[а-яё]/.test(text) && /[a-z]/.test(otherLayout(text)));
      expect(otherLayout(otherLayout(text))).toBe(text);
    }),
  );
});
