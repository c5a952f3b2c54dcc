import type { Nodes } from 'mdast';

const BLOCKS = new Set(['root', 'list', 'listItem', 'blockquote', 'table', 'tableRow', 'footnoteDefinition']);

/** The words of a Markdown node without its marks, on one line. Raw HTML is no words; an image is its description. */
export function plainText(node: Nodes): string {
  return words(node)
    .replace(/[ \t\n]+/gu, ' ')
    .trim();
}

function words(node: Nodes): string {
  if (node.type === 'html') return '';
  if (node.type === 'break') return ' ';
  if ('children' in node) return node.children.map(words).join(BLOCKS.has(node.type) ? ' ' : '');
  if ('value' in node) return node.value;
  return 'alt' in node ? (node.alt ?? '') : '';
}
