import { readFileSync } from 'node:fs';
import type { Custom, MdastPluginDefinition, PluginFactoryContext, SourceFormat } from 'satteri';
import type { BuildProblem } from '../build-problem.ts';
import { element, figureId, noteFigure, placeOf, problemNode, rawHtml } from '../note-figure.ts';
import { diagramCache } from './diagram-cache.ts';
import { isDiagramFence } from './diagram-fence.ts';
import { figureHtml } from './diagram-figure.ts';
import { readDiagramSource } from './diagram-source.ts';
import type { DiagramSource } from './diagram-source.ts';
import { linesBefore } from './lines-before.ts';
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
): (document: PluginFactoryContext) => MdastPluginDefinition | null {
  return ({ source, fileURL, sourceFormat }) => {
    if (!source.includes('mermaid')) return null;
    if (fileURL === undefined)
      throw new Error('Diagrams are kept beside the content: render the note with its fileURL');
    const { root, file } = placeOf(fileURL);
    const cache = diagramCache(root);
    const shift = linesBefore(readFileSync(fileURL, 'utf8'), source);
    return {
      name: 'mermaid-diagrams',
      options: { position: true },
      async code(node, context) {
        if (!isDiagramFence(node)) return;
        const fence = (node.position?.start.line ?? 1) + shift;
        const read = readDiagramSource(node.value);
        if ('problems' in read) {
          const problems = read.problems.map((problem) => ({ file, ...problem, line: fence + problem.line }));
          problems.forEach(report);
          context.replaceNode(node, problemNode(problems));
          return;
        }
        const obtained = await obtainDiagram(read, cache, renderer);
        if ('problem' in obtained) {
          const problem = { file, ...obtained.problem, line: fence + obtained.problem.line };
          report(problem);
          context.replaceNode(node, problemNode([problem]));
          return;
        }
        const wide = widthProblem(obtained.svg);
        if (wide !== null) warn({ file, ...wide, line: fence + wide.line });
        context.replaceNode(node, figureNode(read, obtained.svg, figureId(file, fence), sourceFormat));
      },
    };
  };
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
