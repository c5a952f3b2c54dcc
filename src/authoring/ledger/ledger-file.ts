import * as v from 'valibot';
import { ledger } from '../../progress/ledger.ts';
import type { Ledger } from '../../progress/ledger.ts';
import type { BuildProblem } from '../build-problem.ts';

/** The ledger, from the root of the repository. */
export const LEDGER_FILE = 'ids.json';

/** Reads the text of `ids.json`; a repository that has none yet has an empty ledger. */
export function parseLedger(text: string | null): { entries: Ledger; problems: BuildProblem[] } {
  if (text === null) return { entries: [], problems: [] };
  const fault = (found: string, line = 1): BuildProblem => ({
    file: LEDGER_FILE,
    line,
    found,
    remedy: 'take the last good version from git, and run `npm run ids`',
  });
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return {
      entries: [],
      problems: [fault(`no JSON: ${error instanceof Error ? error.message : String(error)}`)],
    };
  }
  const reading = v.safeParse(ledger, data);
  if (reading.success) return { entries: reading.output, problems: [] };
  const problems = reading.issues.map((issue) => {
    const [index, ...path] = (issue.path ?? []).map(({ key }) => key);
    // The script writes an entry a line, under the bracket.
    const line = typeof index === 'number' ? index + 2 : 1;
    return fault(`${['entry', ...path].map(String).join('.')}: ${issue.message}`, line);
  });
  return { entries: [], problems };
}

/** The text of `ids.json`: an entry a line, so that a diff and a merge show entries. */
export function formatLedger(entries: Ledger): string {
  const rows = entries.map(({ id, kind, ordinal, aliases }) => {
    const entry = { id, kind, ordinal, ...(aliases && aliases.length > 0 && { aliases }) };
    return `  ${JSON.stringify(entry).replaceAll('":', '": ').replaceAll(',"', ', "')}`;
  });
  return entries.length === 0 ? '[]\n' : `[\n${rows.join(',\n')}\n]\n`;
}

/** The line on which an id stands in the ledger's text, from 1. */
export function lineOfId(text: string, id: string): number {
  const at = text.indexOf(JSON.stringify(id));
  return at === -1 ? 1 : text.slice(0, at).split('\n').length;
}
