import { parseFragment } from 'parse5';
import { codeBlock } from './code-block.ts';
import { drawing, type Drawing } from './drawing.ts';
import {
  attribute,
  fieldText,
  find,
  hasClass,
  isElement,
  textOf,
  type Element,
  type Node,
} from './html-tree.ts';

/** What a card's HTML is made against. */
export interface MarkupContext {
  /** The address of the page where the HTML stands, with scheme and host; null for a site that nobody can reach. */
  page: string | null;
  /** The text of `src/styles/diagrams.css`. */
  diagrams: string;
}

/** Elements that a card has, and the attributes that they keep. */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    [
      'p',
      'ul',
      'li',
      'code',
      'strong',
      'em',
      'del',
      'sub',
      'sup',
      'blockquote',
      'kbd',
      'br',
      'hr',
      'pre',
    ].map((name) => [name, []]),
  ),
  ...Object.fromEntries(['thead', 'tbody', 'tr'].map((name) => [name, []])),
  ...{ ol: ['start'], th: ['align', 'colspan', 'rowspan'], td: ['align', 'colspan', 'rowspan'] },
};
const VOID = ['br', 'hr'];
const DROPPED = ['script', 'style', 'link', 'button', 'svg', 'template', 'iframe', 'details'];

/**
 * HTML of the site as a field of a note: text, lists, tables, code and drawings, without what only a page can do.
 * Addresses get scheme and host, and where there is no host their text stays. Anything unknown leaves its content.
 */
export function cardMarkup(html: string, context: MarkupContext): Drawing {
  const files = new Map<string, Uint8Array>();
  const keep = ({ html: picture, files: more }: Drawing): string => {
    for (const [name, bytes] of more) files.set(name, bytes);
    return picture;
  };
  const nodes = (children: readonly Node[]): string => children.map(node).join('');
  const node = (child: Node): string => {
    if (!isElement(child)) return child.nodeName === '#text' ? fieldText(textOf(child)) : '';
    if (DROPPED.includes(child.tagName) || hasClass(child, 'snippet-source')) return '';
    if (isCode(child)) return codeBlock(child);
    if (isDrawing(child)) return keep(drawing(child, context.diagrams));
    if (child.tagName === 'a') return link(child, nodes(child.childNodes), context.page);
    if (child.tagName === 'table')
      return `<div class="table"><table>${nodes(child.childNodes)}</table></div>`;
    return framed(child, nodes(child.childNodes));
  };
  return { html: nodes(parseFragment(html).childNodes).trim(), files };
}

function isCode(element: Element): boolean {
  return element.tagName === 'figure' && find(element, (inner) => hasClass(inner, 'ec-line')) !== undefined;
}

function isDrawing(element: Element): boolean {
  return element.tagName === 'figure' && hasClass(element, 'diagram');
}

function link(element: Element, inner: string, page: string | null): string {
  const href = attribute(element, 'href');
  const isAbsolute = /^https?:\/\//i.test(href);
  if (!isAbsolute && page === null) return inner;
  return `<a href="${fieldText(isAbsolute ? href : new URL(href, page ?? undefined).href)}">${inner}</a>`;
}

function framed({ tagName, attrs }: Element, inner: string): string {
  const kept = KEPT[tagName];
  if (kept === undefined) return inner;
  const given = attrs
    .filter(({ name }) => kept.includes(name))
    .map(({ name, value }) => ` ${name}="${fieldText(value)}"`);
  const open = `<${tagName}${given.join('')}>`;
  return VOID.includes(tagName) ? open : `${open}${inner}</${tagName}>`;
}
