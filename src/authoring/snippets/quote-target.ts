/** What a fence quotes. */
export interface QuoteTarget {
  /** As the author wrote it: relative to the note's folder. */
  file: string;
  part: QuotePart;
}

/** Which part of the file: all of it, a marked region, or the output that an Example of a Go test promises. */
export type QuotePart =
  { kind: 'file' } | { kind: 'region'; name: string } | { kind: 'output'; example: string };

/** What is wrong with the attributes of a fence. */
export interface QuoteFault {
  found: string;
  remedy: string;
}

const ATTRIBUTE = /(?:^|[\s"])(file|region|output)\s*=\s*(?:"([^"]*)(?="))?/g;
const USAGE = 'write file="folder/name.go" and, for a part of it, region="name" or output="ExampleName"';

/**
 * Reads the attributes of a fence, the words after its language.
 *
 * @returns null for a fence that quotes nothing
 */
export function quoteTarget(meta: string): QuoteTarget | QuoteFault | null {
  const values = new Map<string, string>();
  for (const [, name = '', value = ''] of meta.matchAll(ATTRIBUTE)) {
    if (values.has(name)) return { found: `a fence with two attributes ${name}`, remedy: USAGE };
    if (value === '') return { found: `a fence whose ${name}="…" names nothing`, remedy: USAGE };
    values.set(name, value);
  }
  if (values.size === 0) return null;
  const [file, region, output] = ['file', 'region', 'output'].map((name) => values.get(name));
  if (file === undefined) {
    return { found: `a fence with ${[...values.keys()].join(' and ')}, but no file`, remedy: USAGE };
  }
  if (region !== undefined && output !== undefined) {
    return { found: 'a fence that quotes both a region and an output', remedy: 'make two fences of it' };
  }
  if (region !== undefined) return { file, part: { kind: 'region', name: region } };
  if (output !== undefined) return { file, part: { kind: 'output', example: output } };
  return { file, part: { kind: 'file' } };
}
