import type { Code } from 'mdast';

/** Language of the fences that name a profile to draw. */
export const FLAME_GRAPH = 'flame-graph';

/** Whether a code block names a profile to draw: it has a file, and is no quotation of it. */
export function isFlameFence({ lang }: Readonly<Pick<Code, 'lang'>>): boolean {
  return lang === FLAME_GRAPH;
}
