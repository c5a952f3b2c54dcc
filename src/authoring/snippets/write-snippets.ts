import { resolveSnippets } from './check-snippets.ts';
import { fenceLine } from './fence-line.ts';
import type { Note } from './quote.ts';
import type { ReadFile, Snippet } from './snippet.ts';

/**
 * Fills the fences of a note with what they quote and touches nothing else: line ends and the indentation of lists
 * and quotations stay, a fence grows where the code itself holds one. A fence that quotes what is not there stays as
 * it is.
 *
 * @returns the note's new text
 */
export function writeSnippets(note: Note, readFile: ReadFile): string {
  const lines = note.text.split('\n');
  // From the end, so that the line numbers of those before stay true.
  for (const snippet of resolveSnippets(note, readFile).snippets.toReversed()) {
    const { line, endLine } = snippet.quote;
    lines.splice(line - 1, endLine - line + 1, ...fence(snippet, lines.slice(line - 1, endLine)));
  }
  return lines.join('\n');
}

/** The lines of a filled fence; each ends as the opening line does. */
function fence({ excerpt }: Snippet, old: readonly string[]): string[] {
  const [first = '', last = ''] = [old[0], old.at(-1)];
  const [opening, closing] = [fenceLine(first), fenceLine(last)];
  if (!opening || !closing) return [...old];
  const end = first.endsWith('\r') ? '\r' : '';
  const texts = excerpt.lines.map(({ text }) => text);
  const marks = opening.fence.padEnd(longestFence(texts, opening.fence) + 1, opening.fence);
  // A list marker stands before the first line of its item alone; `>` before every line.
  const prefix = opening.prefix.replace(/[^\s>]/g, ' ');
  const body = texts.map((text) => (text === '' ? prefix.trimEnd() : prefix + text) + end);
  if (marks === opening.fence) return [first, ...body, last];
  const longer = (line: string, { prefix: before, fence: mark }: { prefix: string; fence: string }): string =>
    before + marks + line.slice(before.length + mark.length);
  return [longer(first, opening), ...body, longer(last, closing)];
}

/** Length of the longest run, at the start of a line, that could end a fence of this kind. */
function longestFence(texts: readonly string[], fence: string): number {
  const runs = texts.map((text) => (fence.startsWith('`') ? /^\s*(`*)/ : /^\s*(~*)/).exec(text)?.[1] ?? '');
  return Math.max(0, ...runs.map((run) => run.length));
}
