import { getEntry } from 'astro:content';
import { withParts } from '../roadmap/nested.ts';
import { ROADMAP_ENTRY } from './roadmap-loader.ts';
import type { Item, Phase, Roadmap } from '../roadmap/roadmap.ts';

/** The roadmap as the owner's document has it: what the published model leaves out (folders, links, prose). */
export async function roadmapEntry(): Promise<Roadmap> {
  const entry = await getEntry('roadmap', ROADMAP_ENTRY);
  if (!entry) throw new Error('the collection `roadmap` is empty: its loader did not run');
  return entry.data.roadmap;
}

/** The phase with this id. */
export async function roadmapPhase(id: string): Promise<Phase | undefined> {
  return (await roadmapEntry()).phases.find((phase) => phase.id === id);
}

/** The item or part with this id. */
export async function roadmapItem(id: string): Promise<Item | undefined> {
  const { phases } = await roadmapEntry();
  return phases.flatMap(({ items }) => items.flatMap(withParts)).find((item) => item.id === id);
}
