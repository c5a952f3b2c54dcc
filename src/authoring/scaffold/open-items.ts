import { withParts } from '../../roadmap/nested.ts';
import type { Item, Phase, Roadmap } from '../../roadmap/roadmap.ts';

/** A line of the roadmap that waits for its note. */
export interface OpenItem {
  item: Item;
  phase: Phase;
}

/**
 * The lines that have no note yet, in order of the document: unlinked ones, and linked ones whose note has no text.
 *
 * @param written ids of pages whose notes have text
 */
export function openItems(roadmap: Roadmap, written: ReadonlySet<string>): OpenItem[] {
  return roadmap.phases.flatMap((phase) =>
    phase.items
      .flatMap(withParts)
      .filter((item) => item.folder === null || !written.has(item.id))
      .map((item) => ({ item, phase })),
  );
}

/**
 * The line that someone means: by its number in the list, by its whole wording, or by a piece of it.
 *
 * @returns the line; or all that the words could mean, none or several
 */
export function chooseItem(items: readonly OpenItem[], choice: string): OpenItem | OpenItem[] {
  const words = choice.trim().toLowerCase();
  if (words === '') return [];
  const numbered = /^\d+$/.test(words) ? items[Number(words) - 1] : undefined;
  if (numbered) return numbered;
  const whole = items.filter(({ item }) => item.text.toLowerCase() === words);
  const meant =
    whole.length > 0 ? whole : items.filter(({ item }) => item.text.toLowerCase().includes(words));
  const [only, second] = meant;
  return only !== undefined && second === undefined ? only : meant;
}
