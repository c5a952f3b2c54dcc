import fc from 'fast-check';
import * as PlainDate from 'temporal-polyfill/fns/PlainDate';
import { describe, expect, it } from 'vitest';
import { addDays, dayOf, daysBetween, daysInMonth, isDay, yearOf } from './day.ts';
import type { Day } from './roadmap.ts';

const date = fc.record({
  year: fc.integer({ min: 1900, max: 2199 }),
  month: fc.integer({ min: 1, max: 12 }),
  day: fc.integer({ min: 1, max: 31 }),
});

const temporal = (day: Day): PlainDate.Record => {
  const [year, month, dayOfMonth] = day.split('-').map(Number) as [number, number, number];
  return PlainDate.create(year, month, dayOfMonth);
};

describe('isDay', () => {
  it.each(['2026-11-25', '2028-02-29', '1999-12-31'])('knows %s', (text) => {
    expect(isDay(text)).toBe(true);
  });

  it.each([
    '2027-02-29',
    '2026-02-31',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '26-01-01',
    '0050-01-01',
    '',
    '2026-11-25T00:00',
    '--11-25',
  ])('refuses «%s»', (text) => {
    expect(isDay(text)).toBe(false);
  });
});

describe('arithmetic', () => {
  it('counts over the turn of the year and a leap day', () => {
    expect(daysBetween('2026-12-31', '2027-01-01')).toBe(1);
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
    expect(daysBetween('2027-03-01', '2027-02-28')).toBe(-1);
    expect(addDays('2026-11-25', 12)).toBe('2026-12-07');
    expect(addDays('2027-01-01', -1)).toBe('2026-12-31');
  });

  it('constrains a day to its month', () => {
    expect(dayOf(2027, 2, 31)).toBe('2027-02-28');
    expect(dayOf(2028, 2, 31)).toBe('2028-02-29');
    expect(dayOf(2026, 4, 31)).toBe('2026-04-30');
    expect(yearOf(dayOf(2026, 12, 7))).toBe(2026);
  });

  it('agrees with Temporal', () => {
    fc.assert(
      fc.property(date, date, fc.integer({ min: -5000, max: 5000 }), (a, b, count) => {
        const from = dayOf(a.year, a.month, a.day);
        const to = dayOf(b.year, b.month, b.day);
        expect(daysBetween(from, to)).toBe(PlainDate.diffDays(temporal(from), temporal(to)));
        expect(addDays(from, count)).toBe(PlainDate.toString(PlainDate.addDays(temporal(from), count)));
        expect(daysInMonth(a.year, a.month)).toBe(PlainDate.daysInMonth(temporal(from)));
        expect(isDay(from)).toBe(true);
      }),
    );
  });
});
