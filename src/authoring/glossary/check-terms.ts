import type { Nodes, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { BuildProblem } from '../build-problem.ts';
import { GLOSSARY_FILE } from '../content-files.ts';
import { lineOf, nodesOf } from '../markdown-file.ts';
import type { MarkdownFile } from '../markdown-file.ts';
import { nearest } from '../nearest.ts';
import type { TermEntry } from './read-glossary.ts';
import { termIdOf } from './term-links.ts';

/**
 * Judges the links to terms in a note or in a file of questions: `[горутина](term:goroutine)`. A note links a term at
 * its first use; of questions each does for itself, because it is also shown alone.
 */
export function checkTermLinks({ tree, file }: MarkdownFile, terms: readonly TermEntry[]): BuildProblem[] {
  const ids = terms.map(({ id }) => id);
  const isQuestions = file.endsWith('/questions.md');
  const problems: BuildProblem[] = [];
  let linked = new Map<string, number>();
  for (const node of nodesOf(tree)) {
    if (isQuestions && isQuestionHeading(node, tree)) linked = new Map();
    const target = node.type === 'link' || node.type === 'definition' ? node : null;
    const id = target && termIdOf(target.url);
    if (target === null || id === null) continue;
    const line = lineOf(target);
    const fault = (found: string, remedy: string): number => problems.push({ file, line, found, remedy });
    const before = linked.get(id);
    if (!ids.includes(id)) fault(`the glossary has no term "${id}"`, remedyFor(id, ids));
    else if (target.type === 'definition')
      fault(`a term linked by a reference`, `write \`[слово](term:${id})\``);
    else if (toString(target).trim() === '')
      fault(`a link to "${id}" without words`, `write \`[слово](term:${id})\``);
    else if (before !== undefined) {
      fault(
        `a second link to the term "${id}"; the first is in line ${String(before)}`,
        'link its first use alone',
      );
    }
    linked.set(id, before ?? line);
  }
  return problems;
}

/** Judges the home pages of terms. */
export function checkTermHomes(terms: readonly TermEntry[], addresses: ReadonlySet<string>): BuildProblem[] {
  return terms
    .filter(({ home }) => !addresses.has(home))
    .map(({ id, home, line }) => {
      const near = nearest(home, [...addresses]);
      return {
        file: GLOSSARY_FILE,
        line,
        found: `the home of the term "${id}" is ${home}, and there is no such page`,
        remedy: `name the page that explains the term${near === null ? '' : `; did you mean ${near}?`}`,
      };
    });
}

function remedyFor(id: string, ids: readonly string[]): string {
  const near = nearest(id, ids);
  return `${near === null ? '' : `did you mean "${near}"? If not, `}add the term to ${GLOSSARY_FILE}, or take the link away`;
}

function isQuestionHeading(node: Nodes, tree: Root): boolean {
  return node.type === 'heading' && node.depth === 2 && tree.children.includes(node);
}
