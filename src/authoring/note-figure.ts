import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Custom, MdastNode, SourceFormat } from 'satteri';
import type { BuildProblem } from './build-problem.ts';
import { CONTENT } from './content-paths.ts';

/** A figure of a note, framed as diagrams are (`src/styles/diagrams.css`). */
export function noteFigure(id: string, children: NonNullable<Custom['children']>): Custom {
  return { type: 'noteFigure', data: element('figure', ['diagram', 'not-content'], { id }), children };
}

/** A string of HTML that neither format reads as Markdown, with braces, blank lines and quotes as they are. */
export function rawHtml(html: string, format: SourceFormat): MdastNode {
  if (format === 'markdown') return { type: 'html', value: html };
  const attribute = { type: 'mdxJsxAttribute', name: 'set:html', value: html } as const;
  return { type: 'mdxJsxFlowElement', name: 'Fragment', attributes: [attribute], children: [] };
}

/** What stands on the page in the place of a figure that cannot be shown. */
export function problemNode(problems: readonly BuildProblem[]): Custom {
  const text = problems
    .map(({ file, line, found, remedy }) => `${file}:${line}: ${found}\n→ ${remedy}`)
    .join('\n');
  return {
    type: 'buildProblem',
    data: { hName: 'pre', hProperties: { 'data-build-problem': '' } },
    children: [{ type: 'text', value: text }],
  };
}

/** How a node of one's own becomes an element. */
export function element(
  hName: string,
  className: string[],
  properties: Record<string, string> = {},
): NonNullable<Custom['data']> {
  return { hName, hProperties: { className, ...properties } };
}

/** An id by place: a page may hold a note and its questions, and a file the same figure twice. */
export function figureId(file: string, line: number): string {
  return `d${createHash('sha256').update(`${file}:${line}`).digest('hex').slice(0, 7)}`;
}

/** The repository and the path from there of a file under `content/`. */
export function placeOf(fileURL: URL): { root: string; file: string } {
  const path = fileURLToPath(fileURL).replaceAll('\\', '/');
  const cut = path.lastIndexOf(`/${CONTENT}/`) + 1;
  return { root: path.slice(0, cut), file: path.slice(cut) };
}
