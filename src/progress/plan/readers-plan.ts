import { addDays, daysBetween } from '../../roadmap/day.ts';
import { planFor } from '../../roadmap/plan.ts';
import type { Plan } from '../../roadmap/plan.ts';
import type { Day } from '../../roadmap/roadmap.ts';
import type { PlannedItem, PlannedPhase, PlannedRoadmap } from '../../roadmap/schedule.ts';
import { phaseOn } from '../../roadmap/schedule.ts';
import { anchored, isDated, spanOf } from '../../roadmap/year.ts';
import type { DatedPeriod } from '../../roadmap/year.ts';
import type { PlanSettings } from './plan-settings.ts';
import { inTurn, spread, spreadRest } from './spread.ts';
import type { Slots, Weighed } from './spread.ts';
import { workdays } from './workdays.ts';

/** What the reader's plan needs of a roadmap: what any plan needs, and the hours of its items where notes name them. */
export interface ReadersRoadmap extends PlannedRoadmap {
  phases: readonly (PlannedPhase & { items: readonly (PlannedItem & { hours?: number | null })[] })[];
}

type PhaseOf<R extends ReadersRoadmap> = R['phases'][number];
type ItemOf<R extends ReadersRoadmap> = PhaseOf<R>['items'][number];

/** A roadmap as one reader means to walk it. */
export interface ReadersPlan<Phase = unknown, Item = unknown> {
  /**
   * Today against it, for `planWords` and all that shows a {@link Plan}. Its `today`, `end` and counts of days are those
   * of the calendar, days off included; nobody falls behind on a day off.
   */
  plan: Plan<Phase, Item>;
  /** The days of each phase, by its place; null where they are unknown. */
  periods: (DatedPeriod | null)[];
  /** The days of each item by id, from the first day of the plan on, whatever is done. */
  slots: Slots;
  /** The days of what is left, by id, from today on: the plan spread anew. */
  rest: Slots;
  /** The last of these days; null when nothing is left, or nothing has days. */
  restEnd: Day | null;
  /** Whether the chosen hours made the plan: they cannot where no item names its hours. */
  isByHours: boolean;
  /** Whether today is a day off; before the start of the plan no day is. */
  isDayOff: boolean;
}

/**
 * Lays a roadmap against a day and a reader's choices.
 *
 * Without hours a week the phases keep the length that the document gives them: they move with the start, days off
 * thin them out, and what is left of a phase that is over joins the phase of today. After the last phase what is left
 * keeps the pace that the whole plan had. With hours a week each item takes its hours (one without hours the mean of
 * the others), one after another in order of the document, and the periods follow from that. A plan without dates
 * gets them from a start and hours alone.
 *
 * @param done ids of the items that are done
 */
export function readersPlan<R extends ReadersRoadmap>(
  roadmap: R,
  settings: PlanSettings,
  done: ReadonlySet<string>,
  today: Day,
): ReadersPlan<PhaseOf<R>, ItemOf<R>> {
  const dated = anchored(roadmap, today);
  const phases = moved(dated.phases, settings.start);
  const start = settings.start ?? spanOf({ phases })?.start ?? null;
  const weighed = weigh(phases, settings);
  if (start === null) return withoutDays(planFor({ phases }, today, done), phases);

  const days = workdays(start, settings);
  const from = today < start ? start : today;
  const slots = weighed === null ? spread(phases, days, start) : inTurn(weighed, days, start);
  const periods =
    weighed === null ? phases.map(({ period }) => (isDated(period) ? period : null)) : hulls(phases, slots);
  const left = weighed?.filter(({ id }) => !done.has(id));
  const rest = left ? inTurn(left, days, from) : spreadRest(phases, slots, days, from, done);
  const own = phases.map((phase, place) => ({ ...phase, period: periods[place] ?? null }));
  const yearKnown = settings.start !== null || dated === roadmap;
  return {
    plan: { ...planFor({ phases: own }, today, done), ...byItems(own, slots, done, today), yearKnown },
    periods,
    slots,
    rest,
    restEnd: [...rest.values()].reduce<Day | null>(
      (last, { end }) => (last === null || end > last ? end : last),
      null,
    ),
    isByHours: weighed !== null,
    isDayOff: today >= start && days.at(days.before(today)) !== today,
  };
}

/** The days that an item has for the reader: what is left from today on, what is done as it was planned. */
export function daysOf(
  { slots, rest }: Pick<ReadersPlan, 'slots' | 'rest'>,
  id: string,
  done: ReadonlySet<string>,
): DatedPeriod | undefined {
  return done.has(id) ? slots.get(id) : (rest.get(id) ?? slots.get(id));
}

/** The phases with the first day of all of them on that day. */
function moved<P extends PlannedPhase>(phases: readonly P[], start: Day | null): readonly P[] {
  const span = spanOf({ phases });
  if (start === null || span === null) return phases;
  const shift = daysBetween(span.start, start);
  return phases.map((phase) => {
    const { period } = phase;
    if (!isDated(period)) return phase;
    return { ...phase, period: { start: addDays(period.start, shift), end: addDays(period.end, shift) } };
  });
}

/** Each item with the workdays that its hours take; null without hours a week, or without hours of any item. */
function weigh(phases: ReadersRoadmap['phases'], { hours, weekdaysOff }: PlanSettings): Weighed[] | null {
  const items = phases.flatMap((phase) => phase.items);
  const known = items.flatMap((item) => (item.hours == null || item.hours <= 0 ? [] : [item.hours]));
  if (hours === null || known.length === 0) return null;
  const mean = known.reduce((sum, some) => sum + some, 0) / known.length;
  const aDay = hours / (7 - weekdaysOff.length);
  return items.map((item) => ({
    id: item.id,
    days: (item.hours == null || item.hours <= 0 ? mean : item.hours) / aDay,
  }));
}

function hulls(phases: readonly PlannedPhase[], slots: Slots): (DatedPeriod | null)[] {
  return phases.map(({ items }) =>
    spanOf({ phases: items.map(({ id }) => ({ period: slots.get(id) ?? null })) }),
  );
}

/** What `planFor` takes from its own schedule, taken from these days. */
function byItems<P extends PlannedPhase>(
  phases: readonly P[],
  slots: Slots,
  done: ReadonlySet<string>,
  today: Day,
): Pick<Plan<P, P['items'][number]>, 'item' | 'itemPhase' | 'lead' | 'leadDays'> {
  const items: readonly P['items'][number][] = phases.flatMap((phase) => phase.items);
  const isOpen = ({ id }: PlannedItem): boolean => !done.has(id);
  const isDue = ({ id }: PlannedItem): boolean => {
    const slot = slots.get(id);
    return slot !== undefined && slot.start <= today && today <= slot.end;
  };
  const due = phaseOn(phases, today)?.items.find((one) => isDue(one) && isOpen(one));
  const item = due ?? items.find(isOpen) ?? null;
  const itemPhase = phases.find((phase) => item !== null && phase.items.includes(item)) ?? null;
  // A plan of one phase an item, each on its own days, is ahead or behind by the same.
  const single = items.map((one) => ({ period: slots.get(one.id) ?? null, items: [one] }));
  const { lead, leadDays } = planFor({ phases: single }, today, done);
  return { item, itemPhase, lead, leadDays };
}

function withoutDays<Phase, Item>(
  plan: Plan<Phase, Item>,
  phases: readonly Phase[],
): ReadersPlan<Phase, Item> {
  return {
    plan,
    periods: phases.map(() => null),
    slots: new Map(),
    rest: new Map(),
    restEnd: null,
    isByHours: false,
    isDayOff: false,
  };
}
