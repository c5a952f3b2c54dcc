import type { Nodes, PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { isWebAddress } from '../../progress/guards.ts';
import { element } from '../element.ts';

/**
 * Shows Markdown that a reader, or somebody whose link was opened, has written. Every node is made one by one: HTML in
 * it stays text, links lead to the web only, pictures become links, because no page asks another origin for anything.
 */
export function markdownView(text: string): DocumentFragment {
  const view = document.createDocumentFragment();
  view.append(...viewsOf(fromMarkdown(text).children));
  return view;
}

function viewsOf(nodes: readonly (RootContent | PhrasingContent)[]): Node[] {
  return nodes.map(viewOf);
}

/** Elements for what has nothing but children; headings stand under those of the page, which end at the third level. */
const TAGS: Partial<Record<Nodes['type'], keyof HTMLElementTagNameMap>> = {
  paragraph: 'p',
  heading: 'h4',
  emphasis: 'em',
  strong: 'strong',
  blockquote: 'blockquote',
  listItem: 'li',
};

function viewOf(node: Nodes): Node {
  if (node.type === 'text' || node.type === 'html') return document.createTextNode(node.value);
  if (node.type === 'inlineCode') return element('code', {}, node.value);
  if (node.type === 'code') return element('pre', { tabIndex: 0 }, element('code', {}, node.value));
  if (node.type === 'thematicBreak') return element('hr');
  if (node.type === 'break') return element('br');
  if (node.type === 'image') return linkTo(node.url, [node.alt ?? node.url]);
  if (node.type === 'link') return linkTo(node.url, viewsOf(node.children));
  if (node.type === 'list') return element(node.ordered ? 'ol' : 'ul', {}, ...viewsOf(node.children));
  // References stand for their words: what they refer to lies elsewhere in the text.
  return element(TAGS[node.type] ?? 'span', {}, ...('children' in node ? viewsOf(node.children) : []));
}

/** A link out of the site; only its words where the address is none of the web. */
export function linkTo(url: string, words: (Node | string)[]): HTMLElement {
  return isWebAddress(url)
    ? element('a', { href: url, rel: 'noopener noreferrer nofollow' }, ...words)
    : element('span', {}, ...words);
}
