import type { QuoteFault } from './quote-target.ts';

/** A line of a source file. */
export interface SourceLine {
  /** From 1. */
  number: number;
  text: string;
}

/** The regions of a source file. */
export interface SourceRegions {
  /** All lines without the marks. */
  lines: SourceLine[];
  /** The lines of each region, without the marks of regions inside it. */
  regions: Map<string, SourceLine[]>;
  /** What is wrong with the marks. */
  faults: (QuoteFault & { line: number })[];
}

interface OpenRegion {
  name: string;
  line: number;
  lines: SourceLine[];
}

/** `// region:name` in Go, `-- region:name` in SQL, `# region:name` in YAML, shell and Dockerfiles. */
const MARK = /^\s*(?:\/\/|--|#)\s*(?:region:\s*(?<opens>[\w-]+)|endregion(?::\s*(?<closes>[\w-]+))?)\s*$/;

/**
 * Reads the marks of a source file. Regions may stand inside one another; `endregion` ends the innermost, and
 * `endregion:name` only if that is its name.
 */
export function readRegions(source: string): SourceRegions {
  const { lines, regions, faults }: SourceRegions = { lines: [], regions: new Map(), faults: [] };
  const open: OpenRegion[] = [];
  for (const [index, text] of source.split(/\r?\n/).entries()) {
    const line = index + 1;
    const mark = MARK.exec(text);
    if (!mark) {
      for (const into of [lines, ...open.map((region) => region.lines)]) into.push({ number: line, text });
      continue;
    }
    const { opens, closes } = mark.groups ?? {};
    if (opens !== undefined) {
      if (regions.has(opens)) faults.push({ line, ...twice(opens) });
      const region = { name: opens, line, lines: [] };
      regions.set(opens, region.lines);
      open.push(region);
      continue;
    }
    const last = open.pop();
    if (!last || (closes !== undefined && closes !== last.name)) {
      faults.push({ line, ...misplaced(closes, last) });
    }
  }
  faults.push(...open.map(({ name, line }) => ({ line, ...unclosed(name) })));
  return { lines, regions, faults };
}

function twice(name: string): QuoteFault {
  return { found: `a second region "${name}" in this file`, remedy: 'give it another name' };
}

function misplaced(name: string | undefined, last: OpenRegion | undefined): QuoteFault {
  if (!last)
    return { found: 'an endregion without a region', remedy: 'open the region, or take the mark away' };
  return {
    found: `an end of region "${String(name)}" where "${last.name}", opened in line ${last.line}, is the innermost`,
    remedy: `end "${last.name}" first: regions may stand inside one another, but not overlap`,
  };
}

function unclosed(name: string): QuoteFault {
  return { found: `region "${name}" is never closed`, remedy: 'put an endregion mark at its end' };
}
