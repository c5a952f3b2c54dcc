import { withParts } from './nested.ts';
import type { PublishedItem, PublishedPhase } from './published-roadmap.ts';

/** Numbers of the lines that have a station related to the supplement, in their order. */
export function transfersOf(supplement: PublishedItem, phases: readonly PublishedPhase[]): number[] {
  return phases
    .filter(({ items }) =>
      items.flatMap(withParts).some(({ url }) => url !== null && supplement.related.includes(url)),
    )
    .map(({ number }) => number);
}
