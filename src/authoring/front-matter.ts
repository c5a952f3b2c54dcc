import { LineCounter, isNode, parseDocument } from 'yaml';
import type { BuildProblem } from './build-problem.ts';

/** A YAML text whose values know their lines. */
export interface YamlReading {
  /** The value as plain data; null for an empty or a broken text. */
  value: unknown;
  /** The line of the value at this path, or of what holds it when there is none there. */
  lineOf(path: readonly PropertyKey[]): number;
  problems: BuildProblem[];
}

/** Reads the text between the fences of a Markdown file's front matter. */
export function readFrontMatter(yaml: string, file: string): YamlReading {
  return readYaml(yaml, file, 2);
}

/**
 * Reads YAML with its lines.
 *
 * @param firstLine of the text within its file
 */
export function readYaml(yaml: string, file: string, firstLine = 1): YamlReading {
  const lineCounter = new LineCounter();
  const document = parseDocument(yaml, { lineCounter });
  const lineAt = (offset: number): number => lineCounter.linePos(offset).line + firstLine - 1;
  const problems = document.errors.map(({ message, pos }) => ({
    file,
    line: lineAt(pos[0]),
    found: `broken YAML: ${message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? ''}`,
    remedy: 'mend it; a value with a colon or a quote in it stands in quotes',
  }));
  return {
    value: problems.length > 0 ? null : document.toJS(),
    lineOf(path) {
      for (let length = path.length; length > 0; length--) {
        const node: unknown = document.getIn(path.slice(0, length), true);
        if (isNode(node) && node.range) return lineAt(node.range[0]);
      }
      return firstLine;
    },
    problems,
  };
}
