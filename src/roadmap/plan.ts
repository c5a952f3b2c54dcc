import { daysBetween } from './day.ts';
import type { Day } from './roadmap.ts';
import { phaseOn, schedule } from './schedule.ts';
import type { PlannedPhase, PlannedRoadmap } from './schedule.ts';
import { anchored, isDated, spanOf } from './year.ts';
import type { DatedPeriod } from './year.ts';

/** A roadmap against a day. */
export interface Plan<Phase = unknown, Item = unknown> extends Time, Pace {
  today: Day;
  /** Today's phase; before the start the first, in a gap the next one. Null without dates and after the end. */
  phase: Phase | null;
  /** Today's item; where none is due or it is done, the first undone of the document. Null when all are done. */
  item: Item | null;
  /** The phase to which this item belongs, which need not be today's. */
  itemPhase: Phase | null;
  /** Whether the document tells the year; where it does not, none should be shown. */
  yearKnown: boolean;
  /** Items done, of all. */
  done: number;
  total: number;
  /** The same as a part, 0 to 1. */
  shareOfItems: number;
}

interface Time {
  /** `gap`: between the first day of the plan and the last, on a day that no phase has. */
  moment: 'undated' | 'before' | 'during' | 'gap' | 'after';
  /** First and last day of the plan. */
  start: Day | null;
  end: Day | null;
  /** First day of the next phase: before the start and in a gap. */
  next: Day | null;
  /** Days from today to it; 0 without one. */
  daysUntilStart: number;
  /** Days that follow today up to the end of the plan; 0 on its last day and after. */
  daysLeft: number;
  /** The same up to the end of today's phase; 0 without one. */
  daysLeftInPhase: number;
  /** Number of today among the days of the plan, from 1; 0 before the start, `days` after the end. */
  day: number;
  /** How many days the plan has, from the first to the last, gaps included. */
  days: number;
  /** Part of these days that have begun, 0 to 1. */
  shareOfTime: number;
}

interface Pace {
  /**
   * Ahead: how many items are done beyond those whose days have begun. Behind, negative: how many are missing of those
   * whose days are over. Only numbers count, not which items are done; items without dates do not count.
   */
  lead: number;
  /** The same in days: from today to the first day of the last such item done; or, negative, since the last day of the
   * first such item missing. */
  leadDays: number;
}

type PhaseOf<R extends PlannedRoadmap> = R['phases'][number];
type ItemOf<R extends PlannedRoadmap> = PhaseOf<R>['items'][number];

/**
 * Lays a roadmap against a day. A day that two phases share belongs to the later. Without a year in the document the
 * plan lies in the year in which `anchored` puts it.
 *
 * @param done ids of the items that are done; without it, what the owner has ticked
 */
export function planFor<R extends PlannedRoadmap>(
  roadmap: R,
  today: Day,
  done?: ReadonlySet<string>,
): Plan<PhaseOf<R>, ItemOf<R>> {
  const dated = anchored(roadmap, today);
  const phases: readonly PhaseOf<R>[] = dated.phases;
  const items: readonly ItemOf<R>[] = phases.flatMap((phase) => phase.items);
  const slots = schedule(dated);
  const isDone = (item: ItemOf<R>): boolean => done?.has(item.id) ?? item.done;
  const isDue = ({ id }: ItemOf<R>): boolean => holds(slots.get(id), today);

  const current = phaseOn(phases, today);
  const due: ItemOf<R> | undefined = current?.items.find((one) => isDue(one) && !isDone(one));
  const item = due ?? items.find((one) => !isDone(one)) ?? null;
  const next = nextPhase(phases, today);
  const doneItems = items.filter(isDone);
  return {
    today,
    phase: current ?? next,
    item,
    itemPhase: phases.find((phase) => item !== null && phase.items.includes(item)) ?? null,
    yearKnown: dated === roadmap && spanOf(dated) !== null,
    done: doneItems.length,
    total: items.length,
    shareOfItems: items.length === 0 ? 0 : doneItems.length / items.length,
    ...timeOf(spanOf(dated), current, next, today),
    ...paceOf([...slots.values()], doneItems.filter(({ id }) => slots.has(id)).length, today),
  };
}

function nextPhase<P extends PlannedPhase>(phases: readonly P[], today: Day): P | null {
  return phases.reduce<P | null>((next, phase) => {
    if (!isDated(phase.period) || phase.period.start <= today) return next;
    return next?.period && next.period.start <= phase.period.start ? next : phase;
  }, null);
}

function timeOf(
  span: DatedPeriod | null,
  current: PlannedPhase | null,
  coming: PlannedPhase | null,
  today: Day,
): Time {
  if (span === null) return UNDATED;
  const days = daysBetween(span.start, span.end) + 1;
  const day = Math.min(Math.max(daysBetween(span.start, today) + 1, 0), days);
  const next = current === null && coming !== null && isDated(coming.period) ? coming.period.start : null;
  const isRunning = current !== null && isDated(current.period);
  return {
    moment: today < span.start ? 'before' : today > span.end ? 'after' : isRunning ? 'during' : 'gap',
    start: span.start,
    end: span.end,
    next,
    daysUntilStart: next === null ? 0 : daysBetween(today, next),
    daysLeft: Math.max(daysBetween(today, span.end), 0),
    daysLeftInPhase: isRunning && isDated(current.period) ? daysBetween(today, current.period.end) : 0,
    day,
    days,
    shareOfTime: day / days,
  };
}

const UNDATED: Time = {
  moment: 'undated',
  start: null,
  end: null,
  next: null,
  daysUntilStart: 0,
  daysLeft: 0,
  daysLeftInPhase: 0,
  day: 0,
  days: 0,
  shareOfTime: 0,
};

function paceOf(slots: readonly DatedPeriod[], done: number, today: Day): Pace {
  const starts = slots.map(({ start }) => start).sort();
  const ends = slots.map(({ end }) => end).sort();
  const begun = starts.filter((start) => start <= today).length;
  const over = ends.filter((end) => end < today).length;
  const last = starts[done - 1];
  if (done > begun && last !== undefined) return { lead: done - begun, leadDays: daysBetween(today, last) };
  const missing = ends[done];
  if (done < over && missing !== undefined)
    return { lead: done - over, leadDays: daysBetween(today, missing) };
  return { lead: 0, leadDays: 0 };
}

function holds(slot: DatedPeriod | undefined, day: Day): boolean {
  return slot !== undefined && slot.start <= day && day <= slot.end;
}
