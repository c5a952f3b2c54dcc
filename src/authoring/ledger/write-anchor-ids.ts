import type { Heading, Nodes, Paragraph } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { numbered, slugOf } from '../../roadmap/slug.ts';
import { anchorIdOf } from '../anchor.ts';
import { QUESTIONS_FILE } from '../content-files.ts';
import { lineOf, nodesOf, parseMarkdownFile } from '../markdown-file.ts';
import type { MarkdownFile, SourceFile } from '../markdown-file.ts';

/**
 * Gives ids to the checkpoints of a note, or to the questions of a `questions.md`, that have none: made from their
 * wording, `[](#mogu-obyasnit)`. Every other byte stays as it is.
 *
 * @param taken ids that must not be given again; the new ones are added
 * @returns the text, and the lines that were given an id; an unreadable file is returned as it is
 */
export function writeAnchorIds(source: SourceFile, taken: Set<string>): { text: string; lines: number[] } {
  const file = parseMarkdownFile(source);
  if (!('tree' in file)) return { text: source.text, lines: [] };
  const mark = source.text.slice(0, source.text.length - file.text.length);
  let text = mark;
  let written = 0;
  const lines: number[] = [];
  for (const line of namelessLines(file)) {
    const end = line.children.at(-1)?.position?.end.offset;
    if (end === undefined) continue;
    text += `${file.text.slice(written, end)} [](#${numbered(slugOf(toString(line)), taken)})`;
    written = end;
    lines.push(lineOf(line));
  }
  return { text: text + file.text.slice(written), lines };
}

/** In order of the document. */
function namelessLines(file: MarkdownFile): (Heading | Paragraph)[] {
  const isQuestions = file.file.endsWith(`/${QUESTIONS_FILE}`);
  const lines = isQuestions
    ? file.tree.children.filter(isQuestion)
    : [...nodesOf(file.tree)].flatMap(checkpointLine);
  return lines.filter(({ children }) => !children.some((child) => anchorIdOf(child) !== null));
}

function isQuestion(node: Nodes): node is Heading {
  return node.type === 'heading' && node.depth === 2;
}

function checkpointLine(node: Nodes): Paragraph[] {
  if (node.type !== 'listItem' || typeof node.checked !== 'boolean') return [];
  const [line] = node.children;
  return line?.type === 'paragraph' ? [line] : [];
}
