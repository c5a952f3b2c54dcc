import { withParts } from './nested.ts';
import type { PublishedItem, PublishedPhase, PublishedRoadmap } from './published-roadmap.ts';

/** Where a page stands on the route. */
export type Place =
  | { at: 'phase'; phase: PublishedPhase }
  | {
      at: 'item';
      phase: PublishedPhase;
      /** The line of the page itself. */
      item: PublishedItem;
      /** The item of the phase that holds it: itself, or the one of which it is a part. */
      station: PublishedItem;
      /** Number of that item within its phase, from 1. */
      number: number;
    }
  | { at: 'ring'; item: PublishedItem };

/** A page beside another on the route. */
export interface Neighbour {
  title: string;
  url: string;
}

/** The place of the page with this id, or null for a page that the roadmap does not know. */
export function placeOf(roadmap: PublishedRoadmap, id: string): Place | null {
  for (const phase of roadmap.phases) {
    if (phase.id === id) return { at: 'phase', phase };
    for (const [index, station] of phase.items.entries()) {
      const item = withParts(station).find((line) => line.id === id && line.url !== null);
      if (item) return { at: 'item', phase, item, station, number: index + 1 };
    }
  }
  const item = roadmap.ring.find((supplement) => supplement.id === id);
  return item ? { at: 'ring', item } : null;
}

/** Every page of the roadmap in the order in which it is travelled. */
export function pagesAlong(roadmap: PublishedRoadmap): (Neighbour & { id: string })[] {
  const road = roadmap.phases.flatMap((phase) => [
    { id: phase.id, title: phase.title, url: phase.url },
    ...phase.items.flatMap(withParts).flatMap(page),
  ]);
  return [...road, ...roadmap.ring.flatMap(page)];
}

function page({ id, title, url }: PublishedItem): (Neighbour & { id: string })[] {
  return url === null ? [] : [{ id, title, url }];
}
