import { expect, it } from 'vitest';
import { HOURS, plural } from './plural.ts';

it.each([
  [1, '1\u00a0час'],
  [2, '2\u00a0часа'],
  [5, '5\u00a0часов'],
  [11, '11\u00a0часов'],
  [21, '21\u00a0час'],
  [2.5, '2,5\u00a0часа'],
])('%d takes the right form', (count, words) => {
  expect(plural(count, HOURS)).toBe(words);
});
