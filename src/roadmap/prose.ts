import type { Nodes } from 'mdast';
import { descendants, firstLine, lastLine } from './document.ts';
import type { Block, MarkdownDocument } from './document.ts';

/** Lines of the document, from 1, both included. */
export interface Lines {
  from: number;
  to: number;
}

/**
 * What stands under a heading beside its checklist, as the owner's Markdown: without the lines of the items, without
 * rules at either end, and with the link definitions that it uses and that stand elsewhere.
 */
export function proseOf(block: Block, items: readonly Lines[], document: MarkdownDocument): string {
  const text = linesBeside(document.lines, block, items)
    .join('\n')
    .replace(RULES_ABOVE, '')
    .replace(RULES_BELOW, '');
  const definitions = definitionsFor(block, items, document);
  return [text.trimEnd(), definitions].filter((part) => part !== '').join('\n\n');
}

/** The given lines without those of the items and without blank lines at their edges. */
export function linesBeside(
  lines: readonly string[],
  { from, to }: Lines,
  items: readonly Lines[],
): string[] {
  const covered = new Set(items.flatMap((item) => range(item)));
  const kept: string[] = [];
  let isCut = true;
  for (const line of range({ from, to })) {
    const text = lines[line - 1] ?? '';
    if (covered.has(line)) {
      isCut = true;
    } else if (!isCut) {
      kept.push(text);
    } else if (text.trim() !== '') {
      while (kept.at(-1)?.trim() === '') kept.pop();
      if (kept.length > 0) kept.push('');
      kept.push(text);
      isCut = false;
    }
  }
  while (kept.at(-1)?.trim() === '') kept.pop();
  return kept;
}

const RULE = ' {0,3}([-*_])(?:[ \\t]*\\1){2,}[ \\t]*';
const RULES_ABOVE = new RegExp(`^(?:${RULE}(?:\\n\\s*|$))+`, 'u');
const RULES_BELOW = new RegExp(`(?:(?:^|\\n)${RULE}\\s*)+$`, 'u');

function definitionsFor(
  block: Block,
  items: readonly Lines[],
  { lines, definitions }: MarkdownDocument,
): string {
  const used = new Set(
    block.nodes
      .flatMap((node) => [...descendants(node)])
      .filter((node) => !items.some((item) => isWithin(node, item)))
      .flatMap((node) => ('identifier' in node && node.type !== 'definition' ? [node.identifier] : [])),
  );
  return [...used]
    .flatMap((identifier) => definitions.get(identifier) ?? [])
    .filter((definition) => !isWithin(definition, block))
    .map((definition) => lines.slice(firstLine(definition) - 1, lastLine(definition)).join('\n'))
    .join('\n');
}

function isWithin(node: Nodes, { from, to }: Lines): boolean {
  return firstLine(node) >= from && lastLine(node) <= to;
}

function range({ from, to }: Lines): number[] {
  return Array.from({ length: Math.max(to - from + 1, 0) }, (_, index) => from + index);
}
