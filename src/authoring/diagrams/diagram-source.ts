import { createHash } from 'node:crypto';
import type { DiagramProblem } from './diagram-problem.ts';
import { diagramType, typeProblem } from './diagram-type.ts';
import type { DiagramType } from './diagram-type.ts';
import { statementProblems } from './refused-statements.ts';

/** A source that can be drawn. */
export interface DiagramSource {
  type: DiagramType;
  /** What mermaid gets and the reader unfolds; no blank lines before and after. */
  text: string;
  /** Lines of the fence before the text. */
  linesBefore: number;
  /** `accTitle`: the caption. */
  title: string;
  /** `accDescr`: what a reader who does not see the picture is told. */
  description: string;
  /** Name of the rendered file: 16 hexadecimal digits. */
  key: string;
}

/**
 * Part of every key. Raise it by hand whenever a diagram drawn anew would look different from the committed one:
 * another mermaid, another font, a change of the theme or of what `page/` does.
 */
const RENDERER_VERSION = 1;

/** Reads the body of a `mermaid` fence: a source that can be drawn, or all that keeps it from being one. */
export function readDiagramSource(raw: string): DiagramSource | { problems: DiagramProblem[] } {
  const { text, linesBefore } = normalise(raw);
  const type = diagramType(text);
  const title = accessibleTitle(text);
  const description = accessibleDescription(text);
  const problems = [typeProblem(text), ...statementProblems(text, type)].filter(
    (problem) => problem !== null,
  );
  if (title === '')
    problems.push(missing('accTitle', 'what the diagram shows; it becomes the caption', type));
  if (description === '')
    problems.push(missing('accDescr', 'what the picture tells, for a reader who does not see it', type));
  if (type === null || problems.length > 0) {
    return { problems: problems.map((problem) => ({ ...problem, line: problem.line + linesBefore })) };
  }
  return { type, text, linesBefore, title, description, key: diagramKey(text) };
}

/**
 * The line of a source that mermaid means: before it counts, it takes out comments together with the blank lines
 * before them, and blank lines at the beginning (`cleanupComments` of mermaid 12).
 * @param line as mermaid says it, from 1
 */
export function lineInSource(text: string, line: number): number {
  const gone = '\uE000';
  const marked = text
    .replace(/^\s*%%(?!\{)[^\n]+\n?/gm, (comment) => gone.repeat(comment.split('\n').length - 1))
    .replace(/^[\s\uE000]+/, (blank) => gone.repeat(blank.replace(/[^\n\uE000]/g, '').length));
  const before = marked.split('\n').slice(0, line).join('');
  return Math.min(line + before.split(gone).length - 1, text.split('\n').length);
}

function diagramKey(text: string): string {
  return createHash('sha256').update(`${RENDERER_VERSION}\0${text}`).digest('hex').slice(0, 16);
}

/** One form for sources that mean the same: LF, no spaces at ends of lines, no blank lines around. */
function normalise(raw: string): { text: string; linesBefore: number } {
  const lines = raw.replace(/\r\n?/g, '\n').replace(/[ \t]+$/gm, '');
  const text = lines.replace(/^\n+|\n+$/g, '');
  return { text, linesBefore: lines.length - lines.replace(/^\n+/, '').length };
}

/** In a comment, too: a mindmap knows no `accTitle` and would draw it as a node. */
function accessibleTitle(text: string): string {
  return /^\s*(?:%%\s*)?accTitle\s*:(.*)$/m.exec(text)?.[1]?.trim() ?? '';
}

function accessibleDescription(text: string): string {
  const line = /^\s*(?:%%\s*)?accDescr\s*:(.*)$/m.exec(text)?.[1];
  const block = /^\s*accDescr\s*\{([^}]*)\}/m.exec(text)?.[1];
  return (line ?? block ?? '').trim().replace(/\s+/g, ' ');
}

function missing(name: string, meaning: string, type: DiagramType | null): DiagramProblem {
  const comment = type === 'mindmap' ? '%% ' : '';
  return {
    line: 1,
    found: `a diagram without ${name}`,
    remedy: `add a line \`${comment}${name}: …\` under the first: ${meaning}`,
  };
}
