import { withParts } from '../../roadmap/nested.ts';
import type { Roadmap } from '../../roadmap/roadmap.ts';
import type { LedgerEntry } from '../../progress/ledger.ts';
import type { Anchor } from '../anchor.ts';
import { qualifiedId } from '../anchor.ts';

/** An id that the site has now, and the ledger must know. */
export interface PublishedId {
  id: string;
  kind: LedgerEntry['kind'];
  /** Of a linked line: the id that it had until it was linked. */
  provisionalId: string | null;
  /** Where it is given. */
  file: string;
  line: number;
}

/**
 * Every id that a reader can tick, in the order in which the ledger takes new ones: lines of the roadmap, supplements,
 * checkpoints, questions. Lines without a link are among them, with their provisional ids: they too can be ticked and
 * shared.
 */
export function publishedIds(
  roadmap: Roadmap,
  supplements: readonly { file: string; page: string }[],
  anchors: readonly Anchor[],
  roadmapFile: string,
): PublishedId[] {
  const lines = roadmap.phases.flatMap(({ items }) => items.flatMap(withParts));
  const of = (kind: Anchor['kind']): PublishedId[] =>
    anchors
      .filter((anchor) => anchor.kind === kind)
      .map((anchor) => ({
        id: qualifiedId(anchor),
        kind,
        provisionalId: null,
        file: anchor.file,
        line: anchor.line,
      }));
  return [
    ...lines.map(({ id, folder, provisionalId, line }) => ({
      id,
      kind: 'item' as const,
      provisionalId: folder === null ? null : provisionalId,
      file: roadmapFile,
      line,
    })),
    ...supplements.map(({ file, page }) => ({
      id: page,
      kind: 'item' as const,
      provisionalId: null,
      file,
      line: 1,
    })),
    ...of('checkpoint'),
    ...of('question'),
  ];
}
