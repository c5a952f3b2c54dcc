import type { DiagramCache } from './diagram-cache.ts';
import { diagramWidth, WIDEST } from './diagram-figure.ts';
import type { DiagramProblem } from './diagram-problem.ts';
import type { DiagramSource } from './diagram-source.ts';
import type { DiagramRenderer } from './render-diagram.ts';

/** The SVG that is kept for a source; when there is none, it is drawn and kept. */
export async function obtainDiagram(
  source: DiagramSource,
  cache: DiagramCache,
  renderer: DiagramRenderer,
): Promise<{ svg: string; drawn: boolean } | { problem: DiagramProblem }> {
  const kept = cache.read(source.key);
  if (kept !== null) return { svg: kept, drawn: false };
  const drawing = await renderer.render(source);
  if ('problem' in drawing) {
    const { line, ...problem } = drawing.problem;
    return { problem: { ...problem, line: line + source.linesBefore } };
  }
  cache.write(source.key, drawing.svg);
  return { svg: drawing.svg, drawn: true };
}

/** What to say of a diagram that is too wide, or null. */
export function widthProblem(svg: string): DiagramProblem | null {
  const width = diagramWidth(svg);
  if (width <= WIDEST) return null;
  return {
    line: 1,
    found: `a diagram ${width} px wide; more than ${WIDEST} px scroll even on a wide screen`,
    remedy:
      'lay it out top-down (`flowchart TB`), shorten labels or break them with `<br/>`, or make two diagrams of it',
  };
}
