import type { DiagramProblem } from './diagram-problem.ts';
import { lineInSource } from './diagram-source.ts';
import type { Refusal } from './page/entry.ts';

/**
 * What an author is told when mermaid cannot read a source.
 * @param text the source that mermaid was given, as its author wrote it
 */
export function refusalProblem({ message, line }: Refusal, text: string): DiagramProblem {
  const at = line === null ? lineOfWord(message, text) : lineInSource(text, line);
  const written = text.split('\n')[at - 1]?.trim() ?? '';
  return {
    line: at,
    found: `mermaid cannot read \`${written}\`: ${complaint(message)}`,
    remedy: 'mend the line; a label with brackets, quotes or colons stands in double quotes: `id["f(x): y"]`',
  };
}

/** The message without its place, its excerpt and the list of all that it would have liked better. */
function complaint(message: string): string {
  const got = /\bgot '([^']+)'\s*$/.exec(message)?.[1];
  if (got === '1') return 'the diagram ends too early';
  if (got !== undefined) return `unexpected ${got}`;
  return (message.split('\n')[0] ?? message).replace(/^(?:Parse|Lexical) error on line \d+[:.]\s*/, '');
}

/** The line that holds the word of which a message without a line number speaks: quoted, or after its last colon. */
function lineOfWord(message: string, text: string): number {
  const word = /"([^"]+)"/.exec(message)?.[1] ?? /:\s*([^:\n]+)\s*$/.exec(message)?.[1] ?? '';
  if (word === '') return 1;
  const whole = new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(word.trim())}(?![\\p{L}\\p{N}])`, 'u');
  const at = text
    .split('\n')
    .findIndex((line) => !/^\s*(%%|acc(Title|Descr))/.test(line) && whole.test(line));
  return Math.max(at, 0) + 1;
}
