import type { Custom, SourceFormat } from 'satteri';
import type { BuildProblem } from '../build-problem.ts';
import { fencePlugin, type FencePlugin } from '../fence-plugin.ts';
import { element, figureId, noteFigure, rawHtml } from '../note-figure.ts';
import { diagramCache } from './diagram-cache.ts';
import { MERMAID } from './diagram-fence.ts';
import { figureHtml } from './diagram-figure.ts';
import { readDiagramSource } from './diagram-source.ts';
import type { DiagramSource } from './diagram-source.ts';
import { obtainDiagram, widthProblem } from './obtain-diagram.ts';
import { createDiagramRenderer } from './render-diagram.ts';
import type { DiagramRenderer } from './render-diagram.ts';

/** Who is told what. */
export interface MermaidReports {
  /** What has to stop the build; an error thrown from a plugin would leave an empty page and a build that succeeds. */
  report: (problem: BuildProblem) => void;
  /** What an author should know and a build can live with. */
  warn: (problem: BuildProblem) => void;
}

/**
 * A Sätteri plugin that turns `mermaid` fences into figures with the diagram drawn, for `.md` and `.mdx` alike. A diagram
 * that is kept in `diagrams/` needs no browser; a new one is drawn and kept. The source stands folded beneath it as a
 * code block for Expressive Code. Where a diagram cannot be shown, a `<pre data-build-problem>` says why.
 */
export function mermaidDiagrams(
  { report, warn }: MermaidReports,
  renderer: DiagramRenderer = createDiagramRenderer(),
): FencePlugin {
  return fencePlugin({ name: 'diagrams', languages: [MERMAID] }, report, ({ root, format }) => {
    const cache = diagramCache(root);
    return async (node, { file, line }) => {
      const inFile = <Problem extends { line: number }>(problem: Problem): Problem & { file: string } => ({
        file,
        ...problem,
        line: line + problem.line,
      });
      const read = readDiagramSource(node.value);
      if ('problems' in read) return { problems: read.problems.map(inFile) };
      const obtained = await obtainDiagram(read, cache, renderer);
      if ('problem' in obtained) return { problems: [inFile(obtained.problem)] };
      const wide = widthProblem(obtained.svg);
      if (wide !== null) warn(inFile(wide));
      return figureNode(read, obtained.svg, figureId(file, line), format);
    };
  });
}

function figureNode(source: DiagramSource, svg: string, id: string, format: SourceFormat): Custom {
  const html = figureHtml({ svg, title: source.title, description: source.description, id });
  const folded: Custom = {
    type: 'diagramSource',
    data: element('details', ['diagram-source'], { 'data-pagefind-ignore': '' }),
    children: [
      {
        type: 'diagramSummary',
        data: { hName: 'summary' },
        children: [{ type: 'text', value: 'Исходный код диаграммы' }],
      },
      { type: 'code', lang: 'mermaid', meta: null, value: source.text },
    ],
  };
  return noteFigure(id, [rawHtml(html, format), folded]);
}
