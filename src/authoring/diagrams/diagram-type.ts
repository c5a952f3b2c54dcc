import type { DiagramProblem } from './diagram-problem.ts';

/** A type of diagram that comes out well. */
export type DiagramType =
  'flowchart' | 'sequence' | 'state' | 'er' | 'class' | 'gantt' | 'timeline' | 'mindmap';

/** The type that a source says it is, or null: one of those that {@link typeProblem} refuses. */
export function diagramType(text: string): DiagramType | null {
  return TYPE_BY_KEYWORD.get(keywordOf(text).word) ?? null;
}

/** Why a source of this type is not drawn, and what to write in its place; null when it is drawn. */
export function typeProblem(text: string): DiagramProblem | null {
  if (diagramType(text) !== null) return null;
  const { word, line } = keywordOf(text);
  const supported = [...TYPE_BY_KEYWORD.keys()].join(', ');
  if (word === '')
    return { line, found: 'a mermaid fence without a diagram', remedy: `begin with one of ${supported}` };
  const instead = INSTEAD.find(([pattern]) => pattern.test(word))?.[1];
  if (instead === undefined) {
    return { line, found: `«${word}» is no type of diagram`, remedy: `begin with one of ${supported}` };
  }
  return { line, found: `a «${word}» diagram: this type does not come out well`, remedy: `use ${instead}` };
}

const TYPE_BY_KEYWORD: ReadonlyMap<string, DiagramType> = new Map([
  ['flowchart', 'flowchart'],
  ['graph', 'flowchart'],
  ['sequenceDiagram', 'sequence'],
  ['stateDiagram-v2', 'state'],
  ['stateDiagram', 'state'],
  ['erDiagram', 'er'],
  ['classDiagram', 'class'],
  ['classDiagram-v2', 'class'],
  ['gantt', 'gantt'],
  ['timeline', 'timeline'],
  ['mindmap', 'mindmap'],
]);

const GROUPED_FLOWCHART = 'a flowchart with a subgraph for each boundary';
const TABLE = 'a Markdown table';

/** What says the same, for every other type that mermaid 12 knows; the first pattern that fits decides. */
const INSTEAD: readonly (readonly [RegExp, string])[] = [
  [/^C4/, GROUPED_FLOWCHART],
  [/^(architecture|block|swimlane|agentflow)/i, GROUPED_FLOWCHART],
  [/^(flowchart-elk|usecase|sankey|wardley)/i, 'a flowchart'],
  [/^gitGraph/i, 'a flowchart with a node for each commit'],
  [/^(zenuml|eventmodeling)/i, 'a sequenceDiagram'],
  [/^journey/i, 'a timeline'],
  [/^(kanban)/i, 'a stateDiagram-v2'],
  [/^(ishikawa)/i, 'a mindmap'],
  [/^(pie|quadrantChart|xychart|radar|treemap|venn|cynefin|packet|requirement)/i, TABLE],
  [/^(treeView|railroad)/i, 'a `text` code block'],
];

/** The word that names the type, and its line. */
function keywordOf(text: string): { word: string; line: number } {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => !/^\s*(%%.*)?$/.test(line));
  const word = /^\s*([\w-]+)/.exec(lines[at] ?? '')?.[1] ?? '';
  return { word, line: Math.max(at, 0) + 1 };
}
