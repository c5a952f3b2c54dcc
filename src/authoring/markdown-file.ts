import type { Nodes, Root, Yaml } from 'mdast';
import { markdownToMdast, mdxToMdast } from 'satteri';
import type { BuildProblem } from './build-problem.ts';

/** A file that an author wrote, as it was read. */
export interface SourceFile {
  /** Path from the root of the repository. */
  file: string;
  /** Id of the page to which the file belongs: `ramp-up/docker`. */
  page: string;
  text: string;
}

/**
 * A note or its questions, parsed; positions count in the text of the whole file, front matter included and a byte
 * order mark taken off.
 */
export interface MarkdownFile extends SourceFile {
  tree: Root;
  /** The front matter without its fences; empty when there is none. */
  frontMatter: string;
}

/**
 * Parses a file with the parser that renders it: `.mdx` as MDX, all else as Markdown.
 *
 * @returns the problem when the file is broken MDX; Markdown is never broken
 */
export function parseMarkdownFile(source: SourceFile): MarkdownFile | BuildProblem {
  try {
    const parse = source.file.endsWith('.mdx') ? mdxToMdast : markdownToMdast;
    const text = source.text.replace(/^\uFEFF/, '');
    const tree = parse(text) as Root;
    const yaml = tree.children.find((node): node is Yaml => node.type === 'yaml');
    return { ...source, text, tree, frontMatter: yaml?.value ?? '' };
  } catch (error) {
    return brokenMdx(source.file, error instanceof Error ? error.message : String(error));
  }
}

/** A node and all that is beneath it, in order of the document. */
export function* nodesOf(node: Nodes): Generator<Nodes> {
  yield node;
  if ('children' in node) for (const child of node.children) yield* nodesOf(child);
}

/** The line on which a node begins, from 1. */
export function lineOf(node: Nodes): number {
  return node.position?.start.line ?? 1;
}

/** Whether a note has text under its front matter. */
export function isWritten({ tree }: MarkdownFile): boolean {
  return tree.children.some(({ type }) => type !== 'yaml');
}

/** Sätteri begins its message with `line:column:`. */
function brokenMdx(file: string, message: string): BuildProblem {
  const [, line, found] = /^(\d+):\d+: ([^]*)$/.exec(message) ?? [];
  return {
    file,
    line: Number(line ?? 1),
    found: found ?? message,
    remedy: 'mend the markup; in .mdx, `<` and `{` in text are written `\\<` and `\\{`',
  };
}
