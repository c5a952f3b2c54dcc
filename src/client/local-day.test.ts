import { expect, it } from 'vitest';
import { localDay } from './local-day.ts';

it.each([
  [new Date(2026, 10, 25, 0, 0, 1), '2026-11-25'],
  [new Date(2026, 10, 25, 23, 59, 59), '2026-11-25'],
  [new Date(2027, 0, 1), '2027-01-01'],
])('takes the day of the reader, not of UTC', (now, day) => {
  expect(localDay(now)).toBe(day);
});
