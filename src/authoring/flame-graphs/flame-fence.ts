import type { Code } from 'mdast';

/** Whether a code block names a profile to draw: it has a file, and is no quotation of it. */
export function isFlameFence({ lang }: Readonly<Pick<Code, 'lang'>>): boolean {
  return lang === 'flame-graph';
}
