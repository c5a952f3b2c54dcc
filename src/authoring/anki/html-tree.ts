import type { DefaultTreeAdapterTypes } from 'parse5';

export type Node = DefaultTreeAdapterTypes.ChildNode;
export type Element = DefaultTreeAdapterTypes.Element;

/** Whether a node of parse5's tree is an element, of this name where one is given. */
export function isElement(node: Node, tagName?: string): node is Element {
  return 'tagName' in node && (tagName === undefined || node.tagName === tagName);
}

/** The attribute's value; empty where there is none. */
export function attribute(element: Element, name: string): string {
  return element.attrs.find((attr) => attr.name === name)?.value ?? '';
}

/** Whether the element has the class. */
export function hasClass(element: Element, name: string): boolean {
  return attribute(element, 'class').split(/\s+/).includes(name);
}

/** The text of a node and of all beneath it. */
export function textOf(node: Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

/** The first element beneath, in order of the document, that is what is asked for. */
export function find(element: Element, wanted: (element: Element) => boolean): Element | undefined {
  return findAll(element, wanted)[0];
}

/** All such elements beneath, without those inside of others found. */
export function findAll(element: Element, wanted: (element: Element) => boolean): Element[] {
  return element.childNodes
    .filter((node) => isElement(node))
    .flatMap((child) => (wanted(child) ? [child] : findAll(child, wanted)));
}

/** Text as it stands between tags and in attributes; what Anki would take for a sound, a formula or a voice does not. */
export function fieldText(text: string): string {
  return text
    .replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/\[(?=sound:|anki:|latex\]|\${1,2}\])/g, '&#91;');
}
