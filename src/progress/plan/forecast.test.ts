import { describe, expect, it } from 'vitest';
import type { Day } from '../../roadmap/roadmap.ts';
import { forecast } from './forecast.ts';

const today: Day = '2026-12-20';

describe('forecast', () => {
  it.each<[string, Day[], number, Day | null, number]>([
    [
      'two a week',
      ['2026-11-20', '2026-12-08', '2026-12-12', '2026-12-15', '2026-12-20'],
      4,
      '2027-01-03',
      14,
    ],
    ['one of two weeks ago, which no longer counts', ['2026-12-06', '2026-12-20'], 1, '2027-01-03', 14],
    ['one on the first of fourteen days', ['2026-12-07', '2026-12-20'], 2, '2027-01-03', 14],
    ['a beginner of four days', ['2026-12-17', '2026-12-18'], 10, '2027-01-09', 4],
    ['the first day', ['2026-12-20', '2026-12-20'], 5, '2026-12-23', 1],
    ['a pause of two weeks', ['2026-11-20'], 5, null, 14],
    ['nobody', [], 5, null, 14],
    ['nothing left', ['2026-12-20'], 0, '2026-12-20', 1],
    ['a clock ahead', ['2026-12-21'], 1, '2026-12-21', 1],
  ])('goes by %s', (_what, finished, left, end, days) => {
    expect(forecast(finished, left, today)).toMatchObject({ end, days });
  });
});
