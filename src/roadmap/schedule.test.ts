import { describe, expect, it } from 'vitest';
import type { Day } from './roadmap.ts';
import { phaseOn, schedule } from './schedule.ts';
import type { PlannedPhase } from './schedule.ts';

const phase = (start: string, end: string, ...ids: string[]): PlannedPhase => ({
  period: { start, end },
  items: ids.map((id) => ({ id, done: false })),
});

/** `id: 01..03`, days of the month. */
function days(...phases: PlannedPhase[]): string[] {
  return [...schedule({ phases })].map(([id, { start, end }]) => `${id}: ${start.slice(8)}..${end.slice(8)}`);
}

describe('schedule', () => {
  it('spreads items evenly over the days', () => {
    expect(days(phase('2026-12-01', '2026-12-06', 'a', 'b', 'c'))).toEqual([
      'a: 01..02',
      'b: 03..04',
      'c: 05..06',
    ]);
    expect(days(phase('2026-12-01', '2026-12-05', 'a', 'b'))).toEqual(['a: 01..02', 'b: 03..05']);
    expect(days(phase('2026-12-01', '2026-12-31', 'a'))).toEqual(['a: 01..31']);
  });

  it('lets items share a day when there are more of them', () => {
    expect(days(phase('2026-12-01', '2026-12-02', 'a', 'b', 'c', 'd', 'e'))).toEqual([
      'a: 01..01',
      'b: 01..01',
      'c: 01..01',
      'd: 02..02',
      'e: 02..02',
    ]);
  });

  it('leaves a shared day to the later phase', () => {
    expect(days(phase('2026-12-01', '2026-12-07', 'a', 'b'), phase('2026-12-07', '2026-12-10', 'c'))).toEqual(
      ['a: 01..03', 'b: 04..06', 'c: 07..10'],
    );
  });

  it('goes round a phase inside another', () => {
    expect(days(phase('2026-12-01', '2026-12-08', 'a', 'b'), phase('2026-12-03', '2026-12-06', 'c'))).toEqual(
      ['a: 01..02', 'b: 07..08', 'c: 03..06'],
    );
  });

  it('spreads a phase that has no day of its own over its period', () => {
    expect(days(phase('2026-12-01', '2026-12-02', 'a', 'b'), phase('2026-12-01', '2026-12-02', 'c'))).toEqual(
      ['a: 01..01', 'b: 02..02', 'c: 01..02'],
    );
  });

  it('knows no days of phases without dates or year', () => {
    expect(
      days({ period: null, items: [{ id: 'a', done: false }] }, phase('--12-01', '--12-02', 'b')),
    ).toEqual([]);
  });
});

describe('phaseOn', () => {
  const [long, short, twin] = [
    phase('2026-12-01', '2026-12-31'),
    phase('2026-12-10', '2026-12-12'),
    phase('2026-12-10', '2026-12-15'),
  ];

  it.each<[Day, PlannedPhase | null]>([
    ['2026-11-30', null],
    ['2026-12-01', long],
    ['2026-12-10', twin],
    ['2026-12-14', twin],
    ['2026-12-16', long],
    ['2027-01-01', null],
  ])('%s', (day, expected) => {
    expect(phaseOn([long, short, twin], day)).toBe(expected);
    expect(phaseOn([{ period: null, items: [] }, short, twin, long], day)).toBe(expected);
  });
});
