/** What stops a build: a fault in what an author wrote, said so that the author can mend it. */
export interface BuildProblem {
  /** Path from the root of the repository. */
  file: string;
  /** From 1; 1 where the fault is of the file as a whole. */
  line: number;
  found: string;
  remedy: string;
}

/** Thrown to stop a build; its message lists every problem, a paragraph each. */
export class BuildProblemsError extends Error {
  override readonly name = 'BuildProblemsError';

  constructor(problems: readonly BuildProblem[]) {
    super(describeProblems(problems));
  }
}

/** One text for all problems, in order of file and line: `file:line: found` and the remedy beneath. */
export function describeProblems(problems: readonly BuildProblem[]): string {
  const sorted = problems.toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
  const count = sorted.length === 1 ? '1 problem' : `${String(sorted.length)} problems`;
  return [
    `${count} in the content`,
    ...sorted.map(({ file, line, found, remedy }) => `${file}:${String(line)}: ${found}\n    → ${remedy}`),
  ].join('\n');
}
