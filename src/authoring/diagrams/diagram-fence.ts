import type { Code } from 'mdast';

/** Whether a code block is a diagram to draw. */
export function isDiagramFence({ lang }: Readonly<Code>): boolean {
  return lang === 'mermaid';
}
