import mermaid from 'mermaid';
import type { MermaidConfig } from 'mermaid';
import { flatten } from './flatten.ts';
import type { FlatDiagram } from './flatten.ts';
import type { PaintContext } from './paint.ts';

/** What the build asks of the page in which mermaid runs. */
export interface DiagramPage {
  /** Once, before the first diagram. */
  start(fontFamily: string): Promise<void>;
  /** A diagram that mermaid refuses comes back as its message and, where it tells, its line (from 1). */
  render(
    source: string,
    config: MermaidConfig,
    tokens: PaintContext['tokens'],
    prefix: string,
  ): Promise<FlatDiagram | Refusal>;
}

/** mermaid's word on a source that it cannot read. */
export interface Refusal {
  message: string;
  line: number | null;
}

const RENDER_ID = 'drawing';

const page: DiagramPage = {
  async start(fontFamily) {
    await Promise.all(
      [400, 500, 600, 700].map((weight) => document.fonts.load(`${weight} 15px "${fontFamily}"`, 'Жg')),
    );
  },

  async render(source, config, tokens, prefix) {
    reseed();
    mermaid.initialize(config);
    const drawing = await mermaid.render(RENDER_ID, source).catch(refusal);
    document.body.replaceChildren();
    if ('message' in drawing) return drawing;
    document.body.innerHTML = drawing.svg;
    const svg = document.querySelector('svg');
    if (svg === null) throw new Error('mermaid drew no SVG');
    return flatten(svg, tokens, prefix);
  },
};

Object.assign(globalThis, { diagramPage: page });

/** A fixed sequence in place of chance (Park and Miller's minimal standard generator), begun anew for each diagram. */
let seed = 1;
function reseed(): void {
  seed = 1;
}
Math.random = () => {
  seed = (seed * 48271) % 2147483647;
  return seed / 2147483647;
};

function refusal(error: unknown): Refusal {
  const message = error instanceof Error ? error.message : String(error);
  const told = /\bon line (\d+)/i.exec(message)?.[1];
  return { message, line: told === undefined ? null : Number(told) };
}
