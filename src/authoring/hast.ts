import type { HastNode } from 'satteri';

/** An element of the tree that Sätteri's plugins see. */
export type Element = Extract<HastNode, { type: 'element' }>;
export type ElementContent = Element['children'][number];

/** A new element; properties by their names in hast (`className`, `dataCheckpoint`). */
export function element(
  tagName: string,
  properties: Element['properties'],
  children: ElementContent[],
): Element {
  return { type: 'element', tagName, properties, children };
}

export function isElement(node: HastNode, tagName: string): node is Element {
  return node.type === 'element' && node.tagName === tagName;
}

/** Text as it may stand in HTML, in a tag's attribute or between tags. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
