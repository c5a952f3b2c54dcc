import * as v from 'valibot';
import { term } from '../../search/term.ts';
import type { Term } from '../../search/term.ts';
import type { BuildProblem } from '../build-problem.ts';
import { GLOSSARY_FILE } from '../content-files.ts';
import { readYaml } from '../front-matter.ts';

/** A term and where it stands. */
export type TermEntry = Term & { line: number };

const FIELDS = '{id, ru, en, variants, definition, home}';

/**
 * Reads the glossary: a YAML list of terms.
 *
 * @param source the text of `content/glossary.yml`, null where there is none
 */
export function readGlossary(source: string | null): { terms: TermEntry[]; problems: BuildProblem[] } {
  if (source === null) return { terms: [], problems: [] };
  const file = GLOSSARY_FILE;
  const { value, lineOf, problems } = readYaml(source, file);
  if (problems.length > 0) return { terms: [], problems };
  if (!Array.isArray(value)) {
    const remedy = `write a list of ${FIELDS}, or take the file away`;
    return { terms: [], problems: [{ file, line: 1, found: 'a glossary that is no list', remedy }] };
  }
  const terms: TermEntry[] = [];
  for (const [index, entry] of value.entries()) {
    const reading = v.safeParse(term, entry);
    if (reading.success) terms.push({ ...reading.output, line: lineOf([index]) });
    else problems.push(...reading.issues.map((issue) => faultOf(issue, index, entry, lineOf)));
  }
  problems.push(...repeated(terms));
  return { terms, problems };
}

function faultOf(
  issue: v.BaseIssue<unknown>,
  index: number,
  entry: unknown,
  lineOf: (path: readonly PropertyKey[]) => number,
): BuildProblem {
  const path = (issue.path ?? []).map(({ key }) => key as PropertyKey);
  const name =
    typeof entry === 'object' && entry !== null && 'id' in entry ? String(entry.id) : String(index + 1);
  return {
    file: GLOSSARY_FILE,
    line: lineOf([index, ...path]),
    found: `the term ${name}, ${path.map(String).join('.') || 'entry'}: ${wordsFor(issue)}`,
    remedy: `a term is ${FIELDS}; variants may be left out`,
  };
}

function wordsFor({ received, expected, message }: v.BaseIssue<unknown>): string {
  if (expected === 'never') return 'nothing reads this field';
  return received === 'undefined' ? 'missing' : message;
}

function repeated(terms: readonly TermEntry[]): BuildProblem[] {
  const first = new Map<string, number>();
  return terms.flatMap(({ id, line }): BuildProblem[] => {
    const before = first.get(id);
    first.set(id, before ?? line);
    if (before === undefined) return [];
    const found = `a second term "${id}"; the first is in line ${String(before)}`;
    return [{ file: GLOSSARY_FILE, line, found, remedy: 'join the two, or give one another id' }];
  });
}
