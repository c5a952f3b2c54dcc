import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../../roadmap/day.ts';
import { planFor } from '../../roadmap/plan.ts';
import type { Day } from '../../roadmap/roadmap.ts';
import { schedule } from '../../roadmap/schedule.ts';
import { runs } from '../progress.fixture.ts';
import { AS_PUBLISHED, joined } from './plan-settings.ts';
import type { PlanSettings } from './plan-settings.ts';
import { readersPlan } from './readers-plan.ts';
import type { ReadersPlan, ReadersRoadmap } from './readers-plan.ts';
import type { Slots } from './spread.ts';
import { workdays } from './workdays.ts';

type Phase = ReadersRoadmap['phases'][number];

const phase = (start: string | null, end: string | null, items: Record<string, number | null>): Phase => ({
  period: start === null || end === null ? null : { start, end },
  items: Object.entries(items).map(([id, hours]) => ({ id, done: false, hours })),
});

/** Mondays are 30 November, 7, 14 and 21 December 2026. */
const ROADMAP: ReadersRoadmap = {
  phases: [
    phase('2026-11-30', '2026-12-06', { a: 2, b: 4, c: null }),
    phase('2026-12-07', '2026-12-13', { d: 6, e: 4 }),
  ],
};

function plan(settings: Partial<PlanSettings>, today: Day, ...done: string[]): ReadersPlan {
  return readersPlan(ROADMAP, { ...AS_PUBLISHED, ...settings }, new Set(done), today);
}

/** `a: 11-30..12-01`. */
function days(slots: Slots): string[] {
  return [...slots].map(([id, { start, end }]) => `${id}: ${start.slice(5)}..${end.slice(5)}`);
}

describe('readersPlan', () => {
  it('is the published plan as long as nothing is chosen', () => {
    const { plan: own, slots, periods, isByHours, isDayOff } = plan({}, '2026-12-02', 'a');
    expect(own).toEqual(planFor(ROADMAP, '2026-12-02', new Set(['a'])));
    expect(slots).toEqual(schedule(ROADMAP));
    expect(periods).toEqual(ROADMAP.phases.map(({ period }) => period));
    expect([isByHours, isDayOff]).toEqual([false, false]);
  });

  it('moves with the start', () => {
    const { periods, slots, plan: own } = plan({ start: '2027-01-04' }, '2026-12-30');
    expect(periods).toEqual([
      { start: '2027-01-04', end: '2027-01-10' },
      { start: '2027-01-11', end: '2027-01-17' },
    ]);
    expect(days(slots).at(0)).toBe('a: 01-04..01-05');
    expect(own).toMatchObject({ moment: 'before', daysUntilStart: 5, yearKnown: true });
  });

  it('works around days off', () => {
    const settings = { weekdaysOff: [6, 7], daysOff: [{ start: '2026-12-02', end: '2026-12-03' }] as const };
    expect(days(plan(settings, '2026-11-30').slots)).toEqual([
      'a: 11-30..11-30',
      'b: 12-01..12-01',
      'c: 12-04..12-04',
      'd: 12-07..12-08',
      'e: 12-09..12-11',
    ]);
  });

  it('lets nobody fall behind on days off', () => {
    const settings = { daysOff: [{ start: '2026-12-01', end: '2026-12-04' }] as const };
    expect(plan({}, '2026-12-04', 'a').plan).toMatchObject({ lead: -1, leadDays: -1 });
    expect(plan(settings, '2026-12-04', 'a').plan).toMatchObject({ lead: 0, leadDays: 0 });
    expect(plan(settings, '2026-12-04').isDayOff).toBe(true);
    expect(plan(settings, '2026-12-05').isDayOff).toBe(false);
    expect(plan(settings, '2026-11-29').isDayOff).toBe(false);
  });

  it('tells ahead and behind in items and days of the calendar', () => {
    const settings = { weekdaysOff: [6, 7] };
    // Of five workdays: a on Monday, b on Tuesday and Wednesday, c on Thursday and Friday.
    expect(plan(settings, '2026-12-01', 'a', 'b', 'c', 'd').plan).toMatchObject({ lead: 2, leadDays: 6 });
    expect(plan(settings, '2026-12-07', 'a').plan).toMatchObject({ lead: -2, leadDays: -5 });
  });

  it('gives what is overdue to the phase of today', () => {
    const { rest, restEnd } = plan({}, '2026-12-08', 'a');
    expect(days(rest)).toEqual(['b: 12-08..12-08', 'c: 12-09..12-10', 'd: 12-11..12-11', 'e: 12-12..12-13']);
    expect(restEnd).toBe('2026-12-13');
  });

  it('leaves a phase to come its days', () => {
    expect(days(plan({}, '2026-12-05', 'a', 'b').rest)).toEqual([
      'c: 12-05..12-06',
      'd: 12-07..12-09',
      'e: 12-10..12-13',
    ]);
  });

  it('keeps the pace of the plan after its end', () => {
    const { rest, restEnd, plan: own } = plan({}, '2026-12-20', 'a', 'b', 'c');
    expect(days(rest)).toEqual(['d: 12-20..12-21', 'e: 12-22..12-24']);
    expect([restEnd, own.moment]).toEqual(['2026-12-24', 'after']);
  });

  it('has nothing left when all is done', () => {
    const { rest, restEnd } = plan({}, '2026-12-02', 'a', 'b', 'c', 'd', 'e');
    expect([rest.size, restEnd]).toEqual([0, null]);
  });

  it('goes by hours a week, one item after another', () => {
    // Two hours a workday; c has the mean of the others, four hours.
    const { slots, periods, isByHours, plan: own } = plan({ hours: 10, weekdaysOff: [6, 7] }, '2026-11-30');
    expect(days(slots)).toEqual([
      'a: 11-30..11-30',
      'b: 12-01..12-02',
      'c: 12-03..12-04',
      'd: 12-07..12-09',
      'e: 12-10..12-11',
    ]);
    expect(periods.at(1)).toEqual({ start: '2026-12-07', end: '2026-12-11' });
    expect([isByHours, own.end]).toEqual([true, '2026-12-11']);
  });

  it('spreads what is left by hours from today on', () => {
    const { rest, restEnd } = plan({ hours: 10, weekdaysOff: [6, 7] }, '2026-12-12', 'a', 'b', 'd');
    expect(days(rest)).toEqual(['c: 12-14..12-15', 'e: 12-16..12-17']);
    expect(restEnd).toBe('2026-12-17');
  });

  it('lets short items share a day', () => {
    expect(days(plan({ hours: 70 }, '2026-11-30').slots)).toEqual([
      'a: 11-30..11-30',
      'b: 11-30..11-30',
      'c: 11-30..11-30',
      'd: 12-01..12-01',
      'e: 12-01..12-01',
    ]);
  });

  it('cannot go by hours where no item names any', () => {
    const bare = { phases: [phase('2026-11-30', '2026-12-01', { a: null, b: 0 })] };
    const { isByHours, slots } = readersPlan(bare, { ...AS_PUBLISHED, hours: 5 }, new Set(), '2026-11-30');
    expect(isByHours).toBe(false);
    expect(days(slots)).toEqual(['a: 11-30..11-30', 'b: 12-01..12-01']);
  });

  it('dates a plan without dates from a start and hours', () => {
    const undated = { phases: [phase(null, null, { a: 2, b: 4 })] };
    const settings: PlanSettings = { ...AS_PUBLISHED, start: '2027-01-04', hours: 14 };
    const own = readersPlan(undated, settings, new Set(), '2027-01-05');
    expect(days(own.slots)).toEqual(['a: 01-04..01-04', 'b: 01-05..01-06']);
    expect(own.plan).toMatchObject({ moment: 'during', start: '2027-01-04', end: '2027-01-06' });
    const without = readersPlan(undated, AS_PUBLISHED, new Set(), '2027-01-05');
    expect([without.plan.moment, without.slots.size, without.periods]).toEqual(['undated', 0, [null]]);
    const startAlone = readersPlan(undated, { ...settings, hours: null }, new Set(), '2027-01-05');
    expect([startAlone.plan.moment, startAlone.slots.size]).toEqual(['undated', 0]);
  });

  it('lays a plan without a year into the one of today', () => {
    const yearless = { phases: [phase('--11-30', '--12-06', { a: null })] };
    const own = readersPlan(yearless, AS_PUBLISHED, new Set(), '2030-12-01');
    expect(days(own.slots)).toEqual(['a: 11-30..12-06']);
    expect(own.plan).toMatchObject({ yearKnown: false, start: '2030-11-30' });
  });
});

describe('any plan', () => {
  const first: Day = '2026-11-30';
  const anyDay = fc.integer({ min: -20, max: 120 }).map((count) => addDays(first, count));
  const anyPeriod = fc
    .tuple(anyDay, fc.nat(30))
    .map(([start, days]) => ({ start, end: addDays(start, days) }));
  const anyRoadmap = fc
    .array(
      fc.tuple(fc.option(anyPeriod), fc.array(fc.option(fc.integer({ min: 0, max: 40 })), { maxLength: 5 })),
      {
        maxLength: 4,
      },
    )
    .map((phases): ReadersRoadmap => ({
      phases: phases.map(([period, items], place) => ({
        period,
        items: items.map((hours, number) => ({ id: `${place}-${number}`, done: false, hours })),
      })),
    }));
  const anySettings = fc.record<PlanSettings>({
    start: fc.option(anyDay),
    weekdaysOff: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 6 }),
    daysOff: fc.array(anyPeriod, { maxLength: 3 }).map(joined),
    hours: fc.option(fc.integer({ min: 1, max: 168 })),
  });

  it('gives every item with days workdays in order, and what is left none before today', () => {
    fc.assert(
      fc.property(anyRoadmap, anySettings, anyDay, fc.nat(5), (roadmap, settings, today, every) => {
        const items = roadmap.phases.flatMap((some) => some.items);
        const done = new Set(items.filter((_, place) => place % (every + 1) === 0).map(({ id }) => id));
        const own = readersPlan(roadmap, settings, done, today);
        const isOff = (day: Day): boolean =>
          settings.daysOff.some(({ start, end }) => start <= day && day <= end) ||
          settings.weekdaysOff.includes(((new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7) + 1);
        for (const { start, end } of [...own.slots.values(), ...own.rest.values()]) {
          expect(start <= end).toBe(true);
          expect([isOff(start), isOff(end)]).toEqual([false, false]);
        }
        for (const [id, { start }] of own.rest) {
          expect(done.has(id)).toBe(false);
          expect(start >= today).toBe(true);
        }
        const open = [...own.slots.keys()].filter((id) => !done.has(id));
        expect([...own.rest.keys()].sort()).toEqual(open.sort());
      }),
      runs(4_000),
    );
  });

  it('is the published one while nothing is chosen, for phases one after another', () => {
    const lengths = fc.array(fc.tuple(fc.integer({ min: 2, max: 9 }), fc.nat(2), fc.nat(5)), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(lengths, anyDay, fc.nat(5), (made, today, every) => {
        let next = first;
        const phases = made.map(([length, pause, count], place): Phase => {
          const start = next;
          const end = addDays(start, length);
          // As in the seed: the last day of a phase may be the first of the next one.
          next = addDays(end, pause);
          const items = Array.from({ length: count }, (_, number) => ({
            id: `${place}-${number}`,
            done: false,
          }));
          return { period: { start, end }, items };
        });
        const items = phases.flatMap((some) => some.items);
        const done = new Set(items.filter((_, place) => place % (every + 1) === 0).map(({ id }) => id));
        const own = readersPlan({ phases }, AS_PUBLISHED, done, today);
        expect(own.plan).toEqual(planFor({ phases }, today, done));
        expect(own.slots).toEqual(schedule({ phases }));
      }),
      runs(4_000),
    );
  });

  it('counts workdays there and back', () => {
    fc.assert(
      fc.property(anySettings, fc.nat(200), (settings, number) => {
        const counted = workdays(first, settings);
        const day = counted.at(number);
        expect(counted.before(day)).toBe(number);
        expect(counted.at(counted.before(addDays(day, 1)))).toBe(counted.at(number + 1));
        expect(daysBetween(first, day)).toBeGreaterThanOrEqual(number);
      }),
      runs(4_000),
    );
  });
});
