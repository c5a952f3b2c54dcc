import { posix } from 'node:path';
import type { BuildProblem } from '../build-problem.ts';
import type { ReadFile } from '../snippets/snippet.ts';
import { readAcceptance, type AcceptanceReading } from './acceptance.ts';
import { checkAcceptance } from './check-acceptance.ts';
import { readContract, type Contract } from './contract.ts';

/** Names of the files of a project beside its note. */
export const CONTRACT_FILE = 'openapi.yaml';
export const ACCEPTANCE_FILE = 'acceptance.yml';

/** What a project promises: its contract, and when it is done. */
export interface Project extends AcceptanceReading {
  contract: Contract;
}

/**
 * Reads the project beside a note.
 *
 * @param note path of the note from the root of the repository
 * @returns the project, or all that is wrong with it
 */
export function readProject(note: string, readFile: ReadFile): Project | { problems: BuildProblem[] } {
  const [contractFile, acceptanceFile] = [CONTRACT_FILE, ACCEPTANCE_FILE].map((name) =>
    posix.join(posix.dirname(note), name),
  ) as [string, string];
  const [contractText, acceptanceText] = [readFile(contractFile), readFile(acceptanceFile)];
  const missing = [
    ...(contractText === null ? [contractFile] : []),
    ...(acceptanceText === null ? [acceptanceFile] : []),
  ].map((file) => ({
    file: note,
    line: 1,
    found: `${file} is not there`,
    remedy: 'write it: the note shows its parts',
  }));
  if (contractText === null || acceptanceText === null) return { problems: missing };
  const contract = readContract(contractText, contractFile);
  const acceptance = readAcceptance(acceptanceText, acceptanceFile);
  const problems = [contract, acceptance].flatMap((read) => ('problems' in read ? read.problems : []));
  if ('problems' in contract || 'problems' in acceptance) return { problems };
  const unfit = checkAcceptance(acceptance, contract, acceptanceFile);
  return unfit.length > 0 ? { problems: unfit } : { ...acceptance, contract };
}
