import { expect, it } from 'vitest';
import { clockWords } from './time-words.ts';

it.each([
  [0, '00:00'],
  [-5, '00:00'],
  [59_999, '00:59'],
  [2_700_000, '45:00'],
  [3_661_000, '1:01:01'],
])('%d ms are %s', (milliseconds, words) => {
  expect(clockWords(milliseconds)).toBe(words);
});
