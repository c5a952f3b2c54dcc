import { addDays, daysBetween } from './day.ts';
import type { Day } from './roadmap.ts';
import { isDated } from './year.ts';
import type { DatedPeriod } from './year.ts';

/** What a plan needs of an item. */
export interface PlannedItem {
  id: string;
  done: boolean;
}

/** What a plan needs of a phase. */
export interface PlannedPhase {
  period: { start: string; end: string } | null;
  items: readonly PlannedItem[];
}

/** What a plan needs of a roadmap: all of it, or the few fields that a page carries to the browser. */
export interface PlannedRoadmap {
  phases: readonly PlannedPhase[];
}

/**
 * The days of each item, by id: the items of a phase are spread evenly, in order, over the days that the phase has for
 * itself. Several items share a day when there are more of them than days. A phase whose every day belongs to later
 * ones is spread over its whole period. Items of phases without dates, or without a year, are absent: lay a roadmap
 * without a year into one first (`inYear`, `anchored`).
 */
export function schedule({ phases }: PlannedRoadmap): Map<string, DatedPeriod> {
  return new Map(
    phases.flatMap(({ items }, index) => {
      const days = ownDays(phases, index);
      const total = days.reduce((sum, { start, end }) => sum + daysBetween(start, end) + 1, 0);
      return items.flatMap(({ id }, place): [string, DatedPeriod][] => {
        const first = Math.floor((place * total) / items.length);
        const last = Math.max(Math.floor(((place + 1) * total) / items.length) - 1, first);
        const [start, end] = [nth(days, first), nth(days, last)];
        return start === null || end === null ? [] : [[id, { start, end }]];
      });
    }),
  );
}

/** The phase to which a day belongs: of several the one that starts later, of equal ones the later in the document. */
export function phaseOn<P extends PlannedPhase>(phases: readonly P[], day: Day): P | null {
  return phases.reduce<P | null>((owner, phase) => {
    if (!isDated(phase.period) || day < phase.period.start || day > phase.period.end) return owner;
    return isDated(owner?.period ?? null) && (owner?.period?.start ?? '') > phase.period.start
      ? owner
      : phase;
  }, null);
}

/** The days of a phase that no later one has, as runs in order; its whole period when there are none. */
function ownDays(phases: readonly PlannedPhase[], index: number): DatedPeriod[] {
  const period = phases[index]?.period ?? null;
  if (!isDated(period)) return [];
  const later = phases.flatMap(({ period: other }, place) =>
    isDated(other) && (other.start > period.start || (other.start === period.start && place > index))
      ? [other]
      : [],
  );
  const own = later.reduce((runs, other) => runs.flatMap((run) => without(run, other)), [period]);
  return own.length > 0 ? own : [period];
}

function without(run: DatedPeriod, other: DatedPeriod): DatedPeriod[] {
  if (other.end < run.start || other.start > run.end) return [run];
  return [
    ...(run.start < other.start ? [{ start: run.start, end: addDays(other.start, -1) }] : []),
    ...(run.end > other.end ? [{ start: addDays(other.end, 1), end: run.end }] : []),
  ];
}

function nth(runs: readonly DatedPeriod[], index: number): Day | null {
  let left = index;
  for (const { start, end } of runs) {
    const days = daysBetween(start, end) + 1;
    if (left < days) return addDays(start, left);
    left -= days;
  }
  return null;
}
