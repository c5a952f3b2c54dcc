import type { Definition, Heading, Nodes, Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';

/** A heading of the document and what stands under it up to the next one. */
export interface Block {
  /** Null for what stands before the first heading. */
  heading: Heading | null;
  nodes: RootContent[];
  /** Lines under the heading, from 1, both included; `to` is less than `from` when there are none. */
  from: number;
  to: number;
}

/** A Markdown document as its reader needs it: the tree, and the source by lines. */
export interface MarkdownDocument {
  lines: string[];
  root: Root;
  blocks: Block[];
  /** The source between the `---` lines at the top, or null. */
  frontMatter: string | null;
  /** Link definitions by identifier. */
  definitions: Map<string, Definition>;
}

/** Parses GitHub's Markdown with YAML front matter. Line ends of any kind and a byte order mark make no difference. */
export function parseDocument(source: string): MarkdownDocument {
  const text = source.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n');
  const lines = text.split('\n');
  // The extension leaves every list of a document unread in whose first line `---` is a rule.
  const frontMatter = CLOSED_FRONT_MATTER.test(text) ? [frontmatter()] : [];
  const root = fromMarkdown(text, {
    // One tilde is a Russian «примерно» more often than GitHub's lenient strikethrough.
    extensions: [...frontMatter, gfm({ singleTilde: false })],
    mdastExtensions: [frontmatterFromMarkdown(), gfmFromMarkdown()],
  });
  const yaml = root.children.find((node) => node.type === 'yaml');
  return {
    lines,
    root,
    blocks: blocksOf(root, lines.length),
    frontMatter: yaml?.value ?? null,
    definitions: definitionsIn(root),
  };
}

const CLOSED_FRONT_MATTER = /^---[ \t]*\n(?:[^\n]*\n)*?---[ \t]*(?:\n|$)/u;

/** The node and everything in it, in order of the document. */
export function* descendants(node: Nodes): Generator<Nodes> {
  const stack: Nodes[] = [node];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    yield next;
    if ('children' in next) stack.push(...next.children.toReversed());
  }
}

/** The line of the first node that is nested deeper than so many levels, or null. */
export function lineDeeperThan(levels: number, root: Root): number | null {
  let nodes: Nodes[] = [root];
  for (let level = 0; level < levels; level++) {
    nodes = nodes.flatMap((node) => ('children' in node ? node.children : []));
  }
  const [first] = nodes;
  return first === undefined ? null : firstLine(first);
}

/** First line of a node, from 1. */
export function firstLine(node: Nodes): number {
  return node.position?.start.line ?? 1;
}

/** Last line of a node, from 1. */
export function lastLine(node: Nodes): number {
  return node.position?.end.line ?? firstLine(node);
}

/** Of two definitions for one identifier the first holds. */
function definitionsIn(root: Root): Map<string, Definition> {
  const all = [...descendants(root)].filter((node) => node.type === 'definition');
  return new Map(all.toReversed().map((node) => [node.identifier, node]));
}

function blocksOf(root: Root, lines: number): Block[] {
  const blocks: Block[] = [{ heading: null, nodes: [], from: 1, to: lines }];
  for (const node of root.children) {
    if (node.type === 'heading') {
      const above = blocks.at(-1);
      if (above) above.to = firstLine(node) - 1;
      blocks.push({ heading: node, nodes: [], from: lastLine(node) + 1, to: lines });
    } else if (node.type === 'yaml') {
      blocks[0] = { heading: null, nodes: [], from: lastLine(node) + 1, to: lines };
    } else {
      blocks.at(-1)?.nodes.push(node);
    }
  }
  return blocks;
}
