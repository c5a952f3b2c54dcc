import { withParts } from './nested.ts';
import type { Item, Phase, Roadmap } from './roadmap.ts';

/** A page that the roadmap calls for, whether or not its text is written. */
export type RoadmapPage = {
  id: string;
  /** Without the site's base: `/ramp-up/concurrency/`. */
  address: string;
  title: string;
  phase: Phase;
} & ({ kind: 'phase' } | { kind: 'item'; item: Item } | { kind: 'part'; item: Item; part: Item });

/** The address of a phase, item or supplement, without the site's base, with slashes at both ends. */
export function addressOf(id: string): string {
  return `/${id}/`;
}

/** Every page of the roadmap in the order of travel: a phase, its items, each followed by its parts with pages. */
export function pagesOf(roadmap: Roadmap): RoadmapPage[] {
  return roadmap.phases.flatMap((phase) => [
    { kind: 'phase' as const, id: phase.id, address: addressOf(phase.id), title: phase.title, phase },
    ...phase.items.flatMap((item) => itemPages(phase, item)),
  ]);
}

/** The pages before and after one of them; null at the ends, and both for an id that has no page. */
export function neighboursOf<Page extends { id: string }>(
  pages: readonly Page[],
  id: string,
): { previous: Page | null; next: Page | null } {
  const index = pages.findIndex((page) => page.id === id);
  if (index === -1) return { previous: null, next: null };
  return { previous: pages[index - 1] ?? null, next: pages[index + 1] ?? null };
}

function itemPages(phase: Phase, item: Item): RoadmapPage[] {
  const page = ({ id, text }: Item) => ({ id, address: addressOf(id), title: text, phase, item });
  return [
    { kind: 'item', ...page(item) },
    ...item.parts
      .flatMap(withParts)
      .filter(({ hasPage }) => hasPage)
      .map((part) => ({ kind: 'part' as const, ...page(part), part })),
  ];
}
