import type { Code } from 'mdast';

/** Language of the fences that are diagrams. */
export const MERMAID = 'mermaid';

/** Whether a code block is a diagram to draw. */
export function isDiagramFence({ lang }: Readonly<Code>): boolean {
  return lang === MERMAID;
}
