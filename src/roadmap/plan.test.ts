import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from './day.ts';
import { planFor } from './plan.ts';
import type { Day } from './roadmap.ts';
import type { PlannedPhase, PlannedRoadmap } from './schedule.ts';
import { anchored, isDated } from './year.ts';

const phase = (start: string, end: string, ...ids: string[]): PlannedPhase => ({
  period: { start, end },
  items: ids.map((id) => ({ id: id.replace('+', ''), done: id.endsWith('+') })),
});

const plan: PlannedRoadmap = {
  phases: [
    phase('2026-12-01', '2026-12-07', 'a', 'b', 'c'),
    phase('2026-12-07', '2026-12-10', 'd', 'e'),
    phase('2026-12-21', '2026-12-22', 'f'),
  ],
};

describe('planFor', () => {
  it('before the start', () => {
    expect(planFor(plan, '2026-11-28')).toMatchObject({
      moment: 'before',
      phase: plan.phases[0],
      item: { id: 'a' },
      start: '2026-12-01',
      end: '2026-12-22',
      next: '2026-12-01',
      daysUntilStart: 3,
      daysLeft: 24,
      daysLeftInPhase: 0,
      day: 0,
      days: 22,
      shareOfTime: 0,
      lead: 0,
      yearKnown: true,
    });
  });

  it('on a day of a phase', () => {
    expect(planFor(plan, '2026-12-03')).toMatchObject({
      moment: 'during',
      phase: plan.phases[0],
      item: { id: 'b' },
      next: null,
      daysUntilStart: 0,
      daysLeft: 19,
      daysLeftInPhase: 4,
      day: 3,
      shareOfTime: 3 / 22,
      lead: -1,
      leadDays: -1,
    });
  });

  it('on a day that two phases share', () => {
    expect(planFor(plan, '2026-12-07')).toMatchObject({
      phase: plan.phases[1],
      item: { id: 'd' },
      daysLeftInPhase: 3,
    });
  });

  it('in a gap', () => {
    expect(planFor(plan, '2026-12-15')).toMatchObject({
      moment: 'gap',
      phase: plan.phases[2],
      itemPhase: plan.phases[0],
      item: { id: 'a' },
      next: '2026-12-21',
      daysUntilStart: 6,
      daysLeft: 7,
      daysLeftInPhase: 0,
      day: 15,
      lead: -5,
      leadDays: -13,
    });
  });

  it('on the last day and after the end', () => {
    expect(planFor(plan, '2026-12-22')).toMatchObject({
      moment: 'during',
      daysLeft: 0,
      day: 22,
      shareOfTime: 1,
      lead: -5,
    });
    expect(planFor(plan, '2027-01-05')).toMatchObject({
      moment: 'after',
      phase: null,
      itemPhase: plan.phases[0],
      item: { id: 'a' },
      next: null,
      daysLeft: 0,
      day: 22,
      shareOfTime: 1,
      lead: -6,
      leadDays: -34,
    });
  });

  it('without dates', () => {
    const undated: PlannedRoadmap = {
      phases: [
        {
          period: null,
          items: [
            { id: 'a', done: true },
            { id: 'b', done: false },
          ],
        },
      ],
    };
    expect(planFor(undated, '2026-12-15')).toMatchObject({
      moment: 'undated',
      phase: null,
      itemPhase: undated.phases[0],
      item: { id: 'b' },
      start: null,
      end: null,
      days: 0,
      shareOfTime: 0,
      shareOfItems: 0.5,
      lead: 0,
      yearKnown: false,
    });
    expect(planFor({ phases: [] }, '2026-12-15')).toMatchObject({
      moment: 'undated',
      item: null,
      total: 0,
      shareOfItems: 0,
    });
  });

  it('takes the first undone item when today’s is done, and none when all are', () => {
    const at = (...done: string[]): string | undefined => planFor(plan, '2026-12-03', new Set(done)).item?.id;
    expect(at()).toBe('b');
    expect(at('b')).toBe('a');
    expect(at('a', 'b')).toBe('c');
    expect(at('a', 'b', 'c', 'd', 'e', 'f')).toBeUndefined();
    expect(planFor(plan, '2026-12-03', new Set('abcdef')).phase).toBe(plan.phases[0]);
  });

  it('counts what the owner ticked unless told what the reader did', () => {
    const ticked: PlannedRoadmap = { phases: [phase('2026-12-01', '2026-12-04', 'a+', 'b+', 'c', 'd')] };
    expect(planFor(ticked, '2026-12-01')).toMatchObject({
      done: 2,
      total: 4,
      shareOfItems: 0.5,
      lead: 1,
      leadDays: 1,
    });
    expect(planFor(ticked, '2026-12-01', new Set())).toMatchObject({ done: 0, lead: 0, item: { id: 'a' } });
  });

  it('is on time from the first day of an item to its last', () => {
    const leads = (done: string): number[] =>
      ['01', '02', '03', '04', '05', '06'].map(
        (day) => planFor(plan, `2026-12-${day}` as Day, new Set(done)).lead,
      );
    expect(leads('')).toEqual([0, 0, -1, -1, -2, -2]);
    expect(leads('a')).toEqual([0, 0, 0, 0, -1, -1]);
    expect(leads('abc')).toEqual([2, 2, 1, 1, 0, 0]);
  });

  it('does not count items without dates as ahead', () => {
    const mixed: PlannedRoadmap = {
      phases: [
        phase('2026-12-01', '2026-12-04', 'a', 'b'),
        { period: null, items: [{ id: 'c', done: true }] },
      ],
    };
    expect(planFor(mixed, '2026-12-01')).toMatchObject({ done: 1, total: 3, lead: 0 });
  });

  it('lies around today when the document tells no year', () => {
    const yearless: PlannedRoadmap = {
      phases: [phase('--11-25', '--12-07', 'a'), phase('--12-07', '--01-15', 'b')],
    };
    expect(planFor(yearless, '2030-01-10')).toMatchObject({
      moment: 'during',
      item: { id: 'b' },
      start: '2029-11-25',
      yearKnown: false,
    });
    expect(planFor(yearless, '2030-02-10')).toMatchObject({ moment: 'before', next: '2030-11-25' });
  });

  it('gives back the phases and items of its caller', () => {
    const roadmap = {
      phases: [{ title: 'A', period: null, items: [{ id: 'a', done: false, href: '/a/' }] }],
    };
    const { itemPhase: found, item } = planFor(roadmap, '2026-12-01');
    expect([found?.title, item?.href]).toEqual(['A', '/a/']);
  });
});

const day = fc.integer({ min: 0, max: 800 }).map((count) => addDays('2026-01-01', count));
const roadmap = fc
  .array(
    fc.record({
      start: day,
      length: fc.integer({ min: 0, max: 90 }),
      form: fc.constantFrom('dated', 'undated'),
      items: fc.array(fc.boolean(), { maxLength: 40 }),
    }),
    { maxLength: 6 },
  )
  .chain((phases) =>
    fc.boolean().map((isYearless): PlannedRoadmap => ({
      phases: phases.map(({ start, length, form, items }, index) => ({
        period: form === 'undated' ? null : withYear(start, addDays(start, length), !isYearless),
        items: items.map((done, place) => ({ id: `${index}/${place}`, done })),
      })),
    })),
  );

function withYear(start: Day, end: Day, isKnown: boolean): { start: string; end: string } {
  return isKnown ? { start, end } : { start: `-${start.slice(4)}`, end: `-${end.slice(4)}` };
}

describe('any plan on any day', () => {
  it('has shares from 0 to 1, a moment, and the later of two phases', () => {
    fc.assert(
      fc.property(roadmap, day, (some, today) => {
        const found = planFor(some, today);
        for (const share of [found.shareOfTime, found.shareOfItems]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
        for (const days of [
          found.daysUntilStart,
          found.daysLeft,
          found.daysLeftInPhase,
          found.days - found.day,
        ]) {
          expect(days).toBeGreaterThanOrEqual(0);
        }
        expect(Math.sign(found.lead)).toBe(Math.sign(found.leadDays));
        const dated = anchored(some, today).phases.filter(({ period }) => isDated(period));
        expect(found.moment === 'undated').toBe(dated.length === 0);
        const here = dated.filter(
          ({ period }) => period !== null && period.start <= today && today <= period.end,
        );
        expect(found.moment === 'during').toBe(here.length > 0);
        if (here.length > 0) {
          const starts = here.map(({ period }) => period?.start ?? '');
          expect(found.phase?.period?.start).toBe(starts.toSorted().at(-1));
          expect(here.findLast(({ period }) => period?.start === found.phase?.period?.start)?.items).toBe(
            found.phase?.items,
          );
        }
        expect(found.item === null).toBe(found.done === found.total);
      }),
    );
  });

  it('grows older by a day a day', () => {
    fc.assert(
      fc.property(roadmap, day, (some, today) => {
        const [now, tomorrow] = [planFor(some, today), planFor(some, addDays(today, 1))];
        if (now.start === null || now.start !== tomorrow.start) return;
        expect(tomorrow.shareOfTime).toBeGreaterThanOrEqual(now.shareOfTime);
        expect(tomorrow.lead).toBeLessThanOrEqual(now.lead);
        expect(daysBetween(today, now.end ?? today)).toBeLessThanOrEqual(now.daysLeft);
      }),
    );
  });
});
