import type { ListItem, Nodes, Paragraph } from 'mdast';
import { descendants, firstLine, lastLine } from './document.ts';
import type { MarkdownDocument } from './document.ts';
import { plainText } from './plain-text.ts';
import { linesBeside } from './prose.ts';
import type { Lines } from './prose.ts';

/** A link in the wording of a line. */
export interface Target {
  text: string;
  url: string;
}

/** A checklist line as it stands in the document, or a line nested under one. */
export interface ChecklistLine {
  text: string;
  /** Line of the document with the checkbox, from 1. */
  line: number;
  /** All lines of the document that belong to it, nested ones included. */
  extent: Lines;
  hasBox: boolean;
  done: boolean;
  targets: Target[];
  prose: string;
  parts: ChecklistLine[];
}

/** The checklist lines among the nodes and in lists, quotations and the like within them, not those nested in one. */
export function checklistIn(nodes: readonly Nodes[], document: MarkdownDocument): ChecklistLine[] {
  return nodes.flatMap((node) => {
    if (node.type === 'listItem' && isTask(node)) return [readLine(node, document)];
    return 'children' in node ? checklistIn(node.children, document) : [];
  });
}

function isTask(item: ListItem): boolean {
  return typeof item.checked === 'boolean';
}

function readLine(item: ListItem, document: MarkdownDocument): ChecklistLine {
  const [wording, ...rest] = item.children;
  const head = wording?.type === 'paragraph' ? wording : null;
  const under = head === null ? item.children : rest;
  const parts = under.flatMap((node) => partsIn(node, document));
  return {
    text: head === null ? '' : plainText(head),
    line: firstLine(head ?? item),
    extent: { from: firstLine(item), to: lastLine(item) },
    hasBox: isTask(item),
    done: item.checked === true,
    targets: head === null ? [] : targetsOf(head, document),
    prose: proseUnder(head === null ? firstLine(item) : lastLine(head) + 1, lastLine(item), parts, document),
    parts,
  };
}

function partsIn(node: Nodes, document: MarkdownDocument): ChecklistLine[] {
  if (node.type !== 'list') return checklistIn([node], document);
  return node.children.flatMap((item) => {
    const line = readLine(item, document);
    // Without words of its own (code, an empty bullet) it is no part, but what is nested in it may be.
    return line.hasBox || line.text !== '' ? [line] : line.parts;
  });
}

function targetsOf(wording: Paragraph, { definitions }: MarkdownDocument): Target[] {
  return [...descendants(wording)].flatMap((node) => {
    if (node.type === 'link') return [{ text: plainText(node), url: node.url }];
    const definition = node.type === 'linkReference' ? definitions.get(node.identifier) : undefined;
    return definition === undefined ? [] : [{ text: plainText(node), url: definition.url }];
  });
}

/** What stands under a line beside its parts, moved to the left edge. */
function proseUnder(
  from: number,
  to: number,
  parts: readonly ChecklistLine[],
  { lines }: MarkdownDocument,
): string {
  const extents = parts.map(({ extent }) => extent);
  const own = linesBeside(lines, { from, to }, extents);
  const indents = own.filter((line) => line !== '').map((line) => line.length - line.trimStart().length);
  return own.map((line) => line.slice(Math.min(...indents))).join('\n');
}
