import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { isFlameFence } from './flame-graphs/flame-fence.ts';

/** What a note holds, counted in its source. */
export interface NoteCounts {
  /** Words of prose and tables; code, diagrams and markup are not prose. */
  words: number;
  /** `mermaid` fences. */
  diagrams: number;
  /** Lines of the note's own checklist that carry an id. */
  checkpoints: number;
  /** Fences that quote a tested file. */
  snippets: number;
}

/**
 * Words a minute of silent reading in Russian: the mean of IReST, 184 ± 32 (Trauzettel-Klosinski, Dietz 2012,
 * "Standardized Assessment of Reading Performance", table 3).
 */
const RUSSIAN_WORDS_A_MINUTE = 184;

/** Counts a note from its Markdown, front matter taken off. */
export function countNote(body: string): NoteCounts {
  const tree = fromMarkdown(body, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const counts: NoteCounts = { words: 0, diagrams: 0, checkpoints: 0, snippets: 0 };
  visit(tree, counts);
  return counts;
}

/** Minutes that reading so many words takes, at least one. */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.round(words / RUSSIAN_WORDS_A_MINUTE));
}

function visit(node: Root | Nodes, counts: NoteCounts): void {
  if (node.type === 'text') counts.words += node.value.match(/\p{L}[\p{L}\p{N}'’-]*/gu)?.length ?? 0;
  if (node.type === 'code' && node.lang === 'mermaid') counts.diagrams += 1;
  if (node.type === 'code' && !isFlameFence(node) && /\bfile="/.test(node.meta ?? '')) counts.snippets += 1;
  if (node.type === 'listItem' && typeof node.checked === 'boolean') counts.checkpoints += 1;
  if ('children' in node) for (const child of node.children) visit(child, counts);
}
