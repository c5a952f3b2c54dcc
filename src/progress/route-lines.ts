import type { PublishedItem, PublishedRoadmap } from '../roadmap/published-roadmap.ts';
import { isRecord } from './entry.ts';
import type { Line } from './ticks.ts';

/** The lines of a phase, or the supplements, as far as ticks go. */
export interface LineGroup {
  /** Id of the phase, or {@link RING_GROUP}. */
  id: string;
  items: readonly Line[];
}

/** Supplements are counted by themselves, never in the plan; no phase has this id, for it is their folder's. */
export const RING_GROUP = 'ring';

/** What every page carries, so that it can show how far each phase, the ring and each item is. */
export function routeLines({ phases, ring }: PublishedRoadmap): LineGroup[] {
  return [...phases, { id: RING_GROUP, items: ring }].map(({ id, items }) => ({
    id,
    items: items.map(lineOf),
  }));
}

/** Reads what {@link routeLines} has written into a page; what is nothing of the kind has no phases. */
export function readRouteLines(data: unknown): LineGroup[] {
  return Array.isArray(data) && data.every(isGroup) ? data : [];
}

function lineOf({ id, done, parts }: PublishedItem): Line {
  return parts.length === 0 ? { id, done } : { id, done, parts: parts.map(lineOf) };
}

function isGroup(value: unknown): value is LineGroup {
  return isRecord(value) && typeof value.id === 'string' && areLines(value.items);
}

function areLines(value: unknown): value is Line[] {
  return (
    Array.isArray(value) &&
    value.every(
      (line) =>
        isRecord(line) &&
        typeof line.id === 'string' &&
        typeof line.done === 'boolean' &&
        (line.parts === undefined || areLines(line.parts)),
    )
  );
}
