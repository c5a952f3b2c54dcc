import { describe, expect, it } from 'vitest';
import { readPeriod } from './period.ts';
import type { NamedPeriod } from './period.ts';
import type { Day, Period } from './roadmap.ts';
import { anchored, inYear, resolveYears, spanOf } from './year.ts';

function named(text: string): NamedPeriod | null {
  const reading = readPeriod(text);
  return reading?.kind === 'period' ? reading.period : null;
}

const show = (period: Period | null): string => (period === null ? '–' : `${period.start}..${period.end}`);

function resolve(texts: string[], start: Day | null = null): string[] {
  return resolveYears(texts.map(named), start).periods.map(show);
}

function yearlessRoadmap(...texts: string[]): { phases: { period: Period | null }[] } {
  return { phases: resolveYears(texts.map(named), null).periods.map((period) => ({ period })) };
}

const SEED = [
  '25 ноября – 7 декабря',
  '7 – 31 декабря',
  '1 января – 1 февраля',
  '1 февраля – 1 марта',
  'март',
];

describe('resolveYears', () => {
  it('passes the turn of the year', () => {
    expect(resolve(SEED, '2026-11-25')).toEqual([
      '2026-11-25..2026-12-07',
      '2026-12-07..2026-12-31',
      '2027-01-01..2027-02-01',
      '2027-02-01..2027-03-01',
      '2027-03-01..2027-03-31',
    ]);
  });

  it.each<[Day, string]>([
    ['2026-01-10', '2025-12-20..2025-12-31'],
    ['2026-12-01', '2026-12-20..2026-12-31'],
    ['2027-02-01', '2026-12-20..2026-12-31'],
    ['2026-12-20', '2026-12-20..2026-12-31'],
  ])('starts nearest to start %s', (start, first) => {
    expect(resolve(['20–31 декабря'], start)).toEqual([first]);
  });

  it('keeps the year of overlapping phases', () => {
    expect(
      resolve(['1 января – 31 марта', '15 декабря – 15 января', '1 ноября – 1 января'], '2027-01-01'),
    ).toEqual(['2027-01-01..2027-03-31', '2026-12-15..2027-01-15', '2026-11-01..2027-01-01']);
  });

  it('takes a phase that joins on after a long one', () => {
    expect(resolve(['январь – ноябрь', 'декабрь'], '2026-01-01')).toEqual([
      '2026-01-01..2026-11-30',
      '2026-12-01..2026-12-31',
    ]);
  });

  it('runs over several years', () => {
    expect(resolve(['март – май', 'октябрь – январь', 'февраль', 'июнь'], '2026-03-01')).toEqual([
      '2026-03-01..2026-05-31',
      '2026-10-01..2027-01-31',
      '2027-02-01..2027-02-28',
      '2027-06-01..2027-06-30',
    ]);
  });

  it('lets explicit years win and spreads them both ways', () => {
    expect(resolve(['25 ноября – 7 декабря', 'декабрь', 'январь 2027', 'февраль'])).toEqual([
      '2026-11-25..2026-12-07',
      '2026-12-01..2026-12-31',
      '2027-01-01..2027-01-31',
      '2027-02-01..2027-02-28',
    ]);
    expect(resolve(['январь – ноябрь', 'декабрь 2026'])).toEqual([
      '2026-01-01..2026-11-30',
      '2026-12-01..2026-12-31',
    ]);
    expect(resolve(['1 марта 2030 – 5 марта 2030', '1–5 апреля'], '2026-03-01')).toEqual([
      '2030-03-01..2030-03-05',
      '2030-04-01..2030-04-05',
    ]);
  });

  it('tells no year that it does not know', () => {
    expect(resolve([...SEED.slice(3), '2 недели', 'февраль', '1–29 февраля'])).toEqual([
      '--02-01..--03-01',
      '--03-01..--03-31',
      '–',
      '--02-01..--02-29',
      '--02-01..--02-29',
    ]);
    expect(resolve(['нет дат'], '2026-01-01')).toEqual(['–']);
    expect(resolve([])).toEqual([]);
  });

  it('refuses 29 February in a year without one, and only there', () => {
    const { faults } = resolveYears([named('февраль'), named('1–29 февраля')], '2027-02-01');
    expect(faults.map(({ index, found }) => [index, found])).toEqual([
      [1, '29 February 2027, a day that this year does not have'],
    ]);
    expect(resolveYears([named('1–29 февраля')], '2028-02-01').faults).toEqual([]);
    expect(resolveYears([named('1–29 февраля')], null).faults).toEqual([]);
  });
});

describe('a roadmap without a year', () => {
  const roadmap = yearlessRoadmap(...SEED);

  it('is laid into a year by its first phase', () => {
    expect(
      inYear(roadmap, 2030)
        .phases.map(({ period }) => show(period))
        .slice(1, 3),
    ).toEqual(['2030-12-07..2030-12-31', '2031-01-01..2031-02-01']);
  });

  it('has 28 days of February where there are no more', () => {
    const leap = yearlessRoadmap('1–29 февраля');
    expect(spanOf(inYear(leap, 2027))).toEqual({ start: '2027-02-01', end: '2027-02-28' });
    expect(spanOf(inYear(leap, 2028))).toEqual({ start: '2028-02-01', end: '2028-02-29' });
  });

  it.each<[Day, Day]>([
    ['2026-11-24', '2026-11-25'],
    ['2026-11-25', '2026-11-25'],
    ['2027-03-31', '2026-11-25'],
    ['2027-04-01', '2027-11-25'],
    ['2027-01-01', '2026-11-25'],
  ])('on %s starts on %s', (today, start) => {
    expect(spanOf(anchored(roadmap, today))?.start).toBe(start);
  });

  it('takes the latest year that holds today when the plan is longer than a year', () => {
    const long = yearlessRoadmap('март – декабрь', 'январь – апрель');
    expect(spanOf(anchored(long, '2027-03-15'))?.start).toBe('2027-03-01');
    expect(spanOf(anchored(long, '2027-02-15'))?.start).toBe('2026-03-01');
  });

  it('leaves roadmaps alone that have a year or no dates', () => {
    const dated = { phases: [{ period: { start: '2026-11-25', end: '2026-12-07' } as const }] };
    expect(anchored(dated, '2040-01-01')).toBe(dated);
    const undated = { phases: [{ period: null }] };
    expect(anchored(undated, '2040-01-01')).toBe(undated);
    expect(spanOf(undated)).toBeNull();
  });
});
