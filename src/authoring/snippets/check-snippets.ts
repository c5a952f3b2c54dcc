import type { BuildProblem } from '../build-problem.ts';
import { textOf } from './excerpt.ts';
import { findQuotes, type Note, type Quote } from './quote.ts';
import { describeTarget, readSnippet, type ReadFile, type Snippet } from './snippet.ts';

/** A fence and what it quotes. */
export interface QuotedSnippet extends Snippet {
  quote: Quote;
}

/** The result of {@link resolveSnippets}. */
export interface Snippets {
  snippets: QuotedSnippet[];
  problems: BuildProblem[];
}

/** Characters of a line of Go that a phone shows with little scrolling (page standard, "Code"). */
const WIDTH = 76;
/** Characters that a tab counts for. Readers' tab stops differ; the site itself shows two. */
const TAB = 4;

/**
 * Finds what the fences of a note quote. The problems are those that stop a build: fences whose file, region or
 * output is not there.
 */
export function resolveSnippets(note: Note, readFile: ReadFile): Snippets {
  const { quotes, problems } = findQuotes(note);
  const snippets: QuotedSnippet[] = [];
  for (const quote of quotes) {
    const found = readSnippet(note.file, quote, readFile);
    if ('excerpt' in found) snippets.push({ ...found, quote });
    else {
      const toProblem = ({ found: text, remedy, sourceLine }: (typeof found.faults)[number]): BuildProblem =>
        sourceLine === undefined
          ? { file: note.file, line: quote.line, found: text, remedy }
          : { file: found.path, line: sourceLine, found: text, remedy };
      problems.push(...found.faults.map(toProblem));
    }
  }
  return { snippets, problems: distinct(problems) };
}

/**
 * All that `npm run check` finds in the quoted code of a note: what stops a build, copies that differ from their
 * source, and quoted Go that is too wide for a phone.
 */
export function checkSnippets(note: Note, readFile: ReadFile): BuildProblem[] {
  const { snippets, problems } = resolveSnippets(note, readFile);
  const more = snippets.flatMap((snippet) => [...drift(note, snippet), ...wideLines(snippet)]);
  return distinct([...problems, ...more]);
}

function drift(note: Note, { quote, path, excerpt }: QuotedSnippet): BuildProblem[] {
  if (quote.body === textOf(excerpt)) return [];
  const there = excerpt.lines.map(({ text }) => text);
  const here = quote.body === '' ? [] : quote.body.split('\n');
  const longer = there.length > here.length ? there : here;
  const index = longer.findIndex((_, line) => here[line] !== there[line]);
  const source = excerpt.lines[index] ?? excerpt.lines.at(-1);
  const [copy, original] = [here[index], there[index]].map((text) =>
    text === undefined ? 'nothing' : JSON.stringify(text),
  );
  return [
    {
      file: note.file,
      line: quote.line + 1 + index,
      found: `the copy of ${describeTarget(quote)} says ${copy}, ${path}:${source?.number ?? 1} says ${original}`,
      remedy: 'run npm run snippets',
    },
  ];
}

function wideLines({ path, excerpt }: Snippet): BuildProblem[] {
  if (!path.endsWith('.go')) return [];
  return excerpt.lines.flatMap(({ number, text }) => {
    const width = Array.from(text.replaceAll('\t', ' '.repeat(TAB))).length;
    if (width <= WIDTH) return [];
    const found = `a quoted line of ${width} characters, a tab counted as ${TAB}`;
    return {
      file: path,
      line: number,
      found,
      remedy: `break it: a phone shows ${WIDTH} with little scrolling`,
    };
  });
}

/** Two fences that quote one file find its faults twice. */
function distinct(problems: readonly BuildProblem[]): BuildProblem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}
