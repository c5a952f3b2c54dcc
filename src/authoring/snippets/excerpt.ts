import { exampleNames, exampleOutput } from './example-output.ts';
import type { QuoteFault, QuotePart } from './quote-target.ts';
import { readRegions, type SourceLine } from './regions.ts';

/** The part of a source file that a fence quotes. */
export interface Excerpt {
  /** As shown: common indentation taken off, without blank lines at both ends. */
  lines: SourceLine[];
  /** Whether the lines are those of an output that may come in any order. */
  unordered: boolean;
}

/** What is wrong with a quote; with a `sourceLine`, the fault is in the source file. */
export interface ExcerptFault extends QuoteFault {
  sourceLine?: number;
}

/**
 * Takes the quoted part out of a source file.
 *
 * @param source the file's text
 * @param path the file's path from the root of the repository
 */
export function excerptOf(source: string, path: string, part: QuotePart): Excerpt | ExcerptFault[] {
  if (part.kind === 'output') return outputExcerpt(source, path, part.example);
  const { lines, regions, faults } = readRegions(source);
  if (faults.length > 0) return faults.map(({ line, ...fault }) => ({ ...fault, sourceLine: line }));
  if (part.kind === 'file') return shown(lines, false) ?? [empty(part, path)];
  const region = regions.get(part.name);
  if (!region) return [missingRegion(path, part.name, [...regions.keys()])];
  return shown(region, false) ?? [empty(part, path)];
}

/** The text of an excerpt, lines ending in `\n`, the last one without. */
export function textOf({ lines }: Excerpt): string {
  return lines.map(({ text }) => text).join('\n');
}

function outputExcerpt(source: string, path: string, example: string): Excerpt | ExcerptFault[] {
  const output = exampleOutput(source, example);
  if (output) return shown(output.lines, output.unordered) ?? [empty({ kind: 'output', example }, path)];
  const names = exampleNames(source);
  if (!names.includes(example)) {
    return [
      {
        found: `there is no ${example} in ${path} (${listed('Examples', names)})`,
        remedy: `write func ${example}() there, with an // Output: comment at its end, or quote another`,
      },
    ];
  }
  return [
    {
      found: `${example} of ${path} does not end with an // Output: comment, so go test does not run it`,
      remedy: 'let the comment // Output: be the last lines of the function',
    },
  ];
}

function missingRegion(path: string, name: string, names: readonly string[]): ExcerptFault {
  const sign = path.endsWith('.go') ? '//' : path.endsWith('.sql') ? '--' : '#';
  return {
    found: `there is no region "${name}" in ${path} (${listed('regions', names)})`,
    remedy: `mark it there by the lines ${sign} region:${name} and ${sign} endregion, or quote another`,
  };
}

function listed(what: string, names: readonly string[]): string {
  return names.length === 0 ? `it has no ${what}` : `${what} there: ${names.join(', ')}`;
}

function empty(part: QuotePart, path: string): ExcerptFault {
  const what = { file: 'the file', region: 'the region', output: 'the output' }[part.kind];
  return { found: `${what} that is quoted from ${path} is empty`, remedy: 'fill it, or take the fence away' };
}

function shown(quoted: readonly SourceLine[], unordered: boolean): Excerpt | null {
  const isBlank = ({ text }: SourceLine): boolean => text.trim() === '';
  const first = quoted.findIndex((line) => !isBlank(line));
  if (first === -1) return null;
  const lines = quoted
    .slice(first, quoted.findLastIndex((line) => !isBlank(line)) + 1)
    // Where a mark stood between two blank lines, one of them is enough.
    .filter((line, index, all) => !(isBlank(line) && isBlank(all[index - 1] ?? line) && isGap(all, index)));
  const indent = commonIndent(lines.filter((line) => !isBlank(line)).map(({ text }) => text));
  const unindented = lines.map((line) => ({
    ...line,
    text: isBlank(line) ? '' : line.text.slice(indent.length),
  }));
  return { lines: unindented, unordered };
}

/** Whether a line of the file is missing before this one. */
function isGap(lines: readonly SourceLine[], index: number): boolean {
  return (lines[index]?.number ?? 0) - (lines[index - 1]?.number ?? 0) > 1;
}

function commonIndent(texts: readonly string[]): string {
  const indents = texts.map((text) => /^[ \t]*/.exec(text)?.[0] ?? '');
  return indents.reduce((common, indent) => {
    const differ = Array.from(common).findIndex((character, index) => indent[index] !== character);
    return differ === -1 ? common : common.slice(0, differ);
  });
}
