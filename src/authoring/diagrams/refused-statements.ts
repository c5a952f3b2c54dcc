import type { DiagramProblem } from './diagram-problem.ts';
import type { DiagramType } from './diagram-type.ts';
import { NODE_CLASSES } from './node-classes.ts';

/** Lines that mermaid would draw and the site does not want, a problem each. */
export function statementProblems(text: string, type: DiagramType | null): DiagramProblem[] {
  return text.split('\n').flatMap((line, index) => {
    const refusal = REFUSALS.find(
      ({ pattern, types }) =>
        pattern.test(line) && (types === null || (type !== null && types.includes(type))),
    );
    if (refusal === undefined) return [];
    return [{ line: index + 1, found: `\`${line.trim()}\`: ${refusal.found}`, remedy: refusal.remedy }];
  });
}

interface Refusal {
  pattern: RegExp;
  /** In which types of diagram, or null for all. */
  types: readonly DiagramType[] | null;
  found: string;
  remedy: string;
}

const CLASSES = `use a class of the site: ${Object.keys(NODE_CLASSES)
  .map((name) => `\`:::${name}\``)
  .join(', ')}`;

const REFUSALS: readonly Refusal[] = [
  {
    pattern: /^\s*(---\s*$|%%\{)/,
    types: null,
    found: 'settings inside a diagram',
    remedy: 'take them out: the look of all diagrams is set in src/authoring/diagrams/mermaid-config.ts',
  },
  {
    pattern: /^\s*(style|classDef|linkStyle)\b.*\b(fill|stroke|color)\s*:/,
    types: ['flowchart', 'state', 'class', 'er'],
    found: 'a colour of its own, which cannot follow the theme',
    remedy: CLASSES,
  },
  {
    pattern: /^\s*rect\s+(rgba?\b|hsla?\b|#|\w+\s*$)/,
    types: ['sequence'],
    found: 'a colour of its own, which cannot follow the theme',
    remedy: 'group the messages with `opt`, `alt`, `par` or `critical`, or say it in a `Note over`',
  },
  {
    pattern: /^\s*(click\s+[\w-]+\s+["'\w]|links?\s+[\w-]+\s*(:|"))/,
    types: ['flowchart', 'state', 'class', 'sequence', 'gantt'],
    found: 'a link inside a diagram, which no keyboard reaches',
    remedy: 'put the link into the text beside the diagram',
  },
  {
    pattern: /^\s*title(\s*:|\s+[^-=<])/,
    types: ['sequence', 'gantt', 'timeline'],
    found: 'a title inside the picture',
    remedy: 'take it out: the caption is `accTitle`',
  },
  {
    pattern: /^\s*acc(Title\s*:|Descr\s*[:{])/,
    types: ['mindmap'],
    found: 'a mindmap draws this line as a node',
    remedy: 'write it as a comment: `%% accTitle: …`, `%% accDescr: …`',
  },
];
