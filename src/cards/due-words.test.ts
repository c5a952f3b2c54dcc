import { expect, it } from 'vitest';
import { dueWords } from './due-words.ts';

const DAY_MS = 86_400_000;

it.each([
  [0, '1 мин'],
  [10 * 60_000, '10 мин'],
  [5 * 3_600_000, '5 ч'],
  [8.2 * DAY_MS, '8 дн.'],
  [46 * DAY_MS, '1,5 мес.'],
  [730 * DAY_MS, '2 г.'],
])('%i ms is %s', (milliseconds, words) => {
  expect(dueWords(milliseconds).replace('\u00a0', ' ')).toBe(words);
});
