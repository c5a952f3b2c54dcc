import type { SourceLine } from './regions.ts';

/** The output that an Example of a Go test promises, and `go test` compares. */
export interface ExampleOutput {
  /** The lines of the comment, its marks taken off, each with its place in the file. */
  lines: SourceLine[];
  /** Whether the lines may come in any order. */
  unordered: boolean;
}

/** What go/doc takes for the start of an output comment (go/doc/example.go, `outputPrefix`). */
const OUTPUT = /^\/\/\s*(unordered )?output:(.*)$/i;

/** Names of the Examples of a Go test file, in order. */
export function exampleNames(source: string): string[] {
  return [...source.matchAll(/^func (Example\w*)\(\)/gm)].map(([, name = '']) => name);
}

/**
 * Reads the `// Output:` or `// Unordered output:` comment of an Example in a Go test file that gofmt has passed,
 * as go/doc does: the last comment of the function, without `//` and one space after it.
 *
 * @returns null where the file has no such Example, or it has no such comment
 */
export function exampleOutput(source: string, example: string): ExampleOutput | null {
  const lines = source.split(/\r?\n/).map((text, index) => ({ number: index + 1, text }));
  const start = lines.findIndex(({ text }) => text.startsWith(`func ${example}() {`));
  const end = lines.findIndex(({ text }, index) => index > start && text === '}');
  if (start === -1 || end === -1) return null;
  const [head, ...rest] = lastComment(lines.slice(start + 1, end));
  const match = head && OUTPUT.exec(head.text);
  if (!match) return null;
  const promised = [{ number: head.number, text: match[2]?.trim() ?? '' }, ...rest.map(uncomment)];
  return { lines: promised.filter(isFirstBlank), unordered: match[1] !== undefined };
}

/** The block of `//` lines that a function ends with; with code after it, it would be some other comment. */
function lastComment(body: readonly SourceLine[]): SourceLine[] {
  const lines = body.map(({ number, text }) => ({ number, text: text.trim() }));
  const before = lines.findLastIndex(({ text }) => !text.startsWith('//'));
  return lines.slice(before + 1);
}

function uncomment({ number, text }: SourceLine): SourceLine {
  return { number, text: text.replace(/^\/\/ ?/, '').trimEnd() };
}

/** go/ast counts many blank lines of a comment as one (`CommentGroup.Text`). */
function isFirstBlank({ text }: SourceLine, index: number, lines: readonly SourceLine[]): boolean {
  return text !== '' || lines[index - 1]?.text !== '';
}
