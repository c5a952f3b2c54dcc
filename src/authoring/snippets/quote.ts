import type { Code } from 'mdast';
import type { BuildProblem } from '../build-problem.ts';
import { isFlameFence } from '../flame-graphs/flame-fence.ts';
import { lineOf, nodesOf, parseMarkdownFile, type SourceFile } from '../markdown-file.ts';
import { pageIdOf } from '../page-id.ts';
import { fenceLine, type FenceLine } from './fence-line.ts';
import { quoteTarget, type QuoteTarget } from './quote-target.ts';

/** A Markdown file of the content, front matter included. */
export type Note = Pick<SourceFile, 'file' | 'text'>;

/** A fence of a note that quotes a file. */
export interface Quote extends QuoteTarget {
  /** Line of the opening fence in the note's file, from 1. */
  line: number;
  /** Line of the closing fence. */
  endLine: number;
  /** What stands between the fences, without the indentation of what they stand in; lines end in `\n`. */
  body: string;
}

/** The result of {@link findQuotes}. */
export interface Quotes {
  quotes: Quote[];
  problems: BuildProblem[];
}

/**
 * Finds the fences that carry `file="…"`, in order of the note. The build's own parser reads the note, so a fence is
 * here what it is on the page: in lists, quotations, asides and JSX, with any length and kind of fence.
 */
export function findQuotes(note: Note): Quotes {
  const parsed = parseMarkdownFile({ ...note, page: pageIdOf(note.file) });
  if (!('tree' in parsed)) return { quotes: [], problems: [parsed] };
  const codes = [...nodesOf(parsed.tree)].filter((node) => node.type === 'code');
  const lines = note.text.split('\n');
  const quotes: Quote[] = [];
  const problems = unseenFences(note, lines, codes);
  for (const code of codes) {
    const target = isFlameFence(code) ? null : quoteTarget(code.meta ?? '');
    if (target === null) continue;
    const [line, endLine] = [lineOf(code), endLineOf(code)];
    const refuse = (found: string, remedy: string): unknown =>
      problems.push({ file: note.file, line, found, remedy });
    if ('remedy' in target) refuse(target.found, target.remedy);
    else if (!isClosed(lines, line, endLine)) refuse('a fence that is never closed', 'close it');
    else quotes.push({ ...target, line, endLine, body: code.value.replaceAll('\r\n', '\n') });
  }
  return { quotes, problems };
}

function endLineOf(code: Code): number {
  return code.position?.end.line ?? lineOf(code);
}

/** Whether the last line of a code block closes it: the parser ends an open one with what it stands in. */
function isClosed(lines: readonly string[], line: number, endLine: number): boolean {
  const [open, close] = [line, endLine].map((number) => fenceLine(lines[number - 1] ?? ''));
  return endLine > line && !!open && !!close && closes(open, close);
}

function closes(open: FenceLine, close: FenceLine): boolean {
  // A longer run of the same mark starts with the shorter one.
  return close.info === '' && close.fence.startsWith(open.fence);
}

/** Fences that the author meant as quotes and the parser did not see: a raw HTML block swallows them. */
function unseenFences({ file }: Note, lines: readonly string[], codes: readonly Code[]): BuildProblem[] {
  return lines.flatMap((text, index) => {
    const line = index + 1;
    const opening = fenceLine(text);
    if (!opening || quoteTarget(opening.info) === null) return [];
    if (codes.some((code) => lineOf(code) <= line && line <= endLineOf(code))) return [];
    return {
      file,
      line,
      found: 'a fence that is not read as code',
      remedy: 'leave a blank line before it: HTML goes on until one',
    };
  });
}
