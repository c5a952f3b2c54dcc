import { addDays, daysBetween } from '../../roadmap/day.ts';
import type { Day } from '../../roadmap/roadmap.ts';
import { phaseOn, schedule } from '../../roadmap/schedule.ts';
import type { PlannedItem, PlannedPhase } from '../../roadmap/schedule.ts';
import { isDated } from '../../roadmap/year.ts';
import type { DatedPeriod } from '../../roadmap/year.ts';
import type { Workdays } from './workdays.ts';

/** The days of items, by id. */
export type Slots = Map<string, DatedPeriod>;

/** An item and how many workdays it takes, fractions included. */
export interface Weighed {
  id: string;
  days: number;
}

/**
 * The items of each phase spread evenly over its workdays: `schedule` on a calendar from which the days off are cut
 * out. A phase without any workday gets the next one.
 *
 * @param origin some day, from which the cut calendar counts
 */
export function spread(phases: readonly PlannedPhase[], days: Workdays, origin: Day): Slots {
  const cut = (number: number): Day => addDays(origin, number);
  const whole = (day: Day): Day => days.at(daysBetween(origin, day));
  const slots = schedule({
    phases: phases.map(({ items, period }) => {
      if (!isDated(period)) return { items, period: null };
      const first = days.before(period.start);
      const last = Math.max(days.before(addDays(period.end, 1)) - 1, first);
      return { items, period: { start: cut(first), end: cut(last) } };
    }),
  });
  return new Map([...slots].map(([id, { start, end }]) => [id, { start: whole(start), end: whole(end) }]));
}

/** One item after another from a day on, each on as many workdays as it takes; short ones share a day. */
export function inTurn(items: readonly Weighed[], days: Workdays, from: Day): Slots {
  const slots: Slots = new Map();
  let passed = days.before(from);
  for (const item of items) {
    const first = floor(passed);
    passed += item.days;
    slots.set(item.id, { start: days.at(first), end: days.at(Math.max(floor(passed) - 1, first)) });
  }
  return slots;
}

/**
 * What is left of a plan, from a day on: of each phase over what is left of its days; what is left of phases that are
 * over, together with the phase of that day or else the next one. After the last phase one item follows another at the
 * pace of the whole plan.
 *
 * @param slots of the whole plan
 * @param done ids of the items that are done
 */
export function spreadRest(
  phases: readonly PlannedPhase[],
  slots: Slots,
  days: Workdays,
  from: Day,
  done: ReadonlySet<string>,
): Slots {
  const open = phases.flatMap(({ period, items }) =>
    isDated(period) ? [{ period, items: items.filter(({ id }) => !done.has(id)) }] : [],
  );
  const over = open.filter(({ period }) => period.end < from);
  const ahead = open.filter(({ period }) => period.end >= from);
  const current =
    phaseOn(ahead, from) ?? ahead.toSorted((a, b) => (a.period.start < b.period.start ? -1 : 1))[0];
  const overdue = over.flatMap(({ items }) => items);
  if (current === undefined) return inTurn(atPaceOf(slots, days, overdue), days, from);
  const rest = ahead.map((phase) => {
    const takes = phase === current && overdue.length > 0;
    const start = takes || phase.period.start < from ? from : phase.period.start;
    return {
      period: { start, end: phase.period.end },
      items: takes ? [...overdue, ...phase.items] : phase.items,
    };
  });
  return spread(rest, days, from);
}

/** Items with the workdays that each had on average in the whole plan. */
function atPaceOf(slots: Slots, days: Workdays, items: readonly PlannedItem[]): Weighed[] {
  const periods = [...slots.values()];
  const first = Math.min(...periods.map(({ start }) => days.before(start)));
  const last = Math.max(...periods.map(({ end }) => days.before(end)));
  return items.map(({ id }) => ({ id, days: (last + 1 - first) / periods.length }));
}

/** Sums of fractions of days come out a hair below the whole number that they mean. */
function floor(days: number): number {
  return Math.floor(days + 1e-9);
}
