import type { DefaultTreeAdapterTypes } from 'parse5';
import { parseFragment, serialize } from 'parse5';
import type { PublishedQuestion } from '../../cards/published-questions.ts';
import { SECTIONS } from './answer-parts.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;
type Parts = PublishedQuestion['html'];

/**
 * Cuts the rendered text of a `questions.md` into the parts of its questions, in order. The file has been judged by
 * {@link readQuestions}, so its blocks are known to be where they must.
 */
export function splitHtml(html: string): Parts[] {
  const questions: { heading: Element; blocks: Node[] }[] = [];
  for (const node of parseFragment(html).childNodes) {
    if (node.nodeName === '#comment') continue;
    const heading = headingIn(node, 'h2');
    if (heading) questions.push({ heading, blocks: [] });
    else questions.at(-1)?.blocks.push(node);
  }
  return questions.map(({ heading, blocks }) => partsOf(heading, blocks));
}

/** The stylesheet and the script of code blocks, which a page needs once and data not at all. */
export function withoutAssets(html: string): string {
  const fragment = parseFragment(html);
  dropAssets(fragment);
  return serialize(fragment);
}

function partsOf(heading: Element, blocks: readonly Node[]): Parts {
  const sections = new Map<string, Node[]>([['', []]]);
  let current = sections.get('') ?? [];
  for (const node of blocks) {
    const section = headingIn(node, 'h3');
    if (section) sections.set(textOf(section).trim(), (current = []));
    else current.push(node);
  }
  const main = sections.get('') ?? [];
  const shortAt = main.findIndex((node) => isElement(node) && node.tagName === 'p');
  return {
    question: outerHtml(heading.childNodes.filter((node) => !isAnchor(node))),
    prompt: outerHtml(main.slice(0, shortAt)) || null,
    short: outerHtml(main.slice(shortAt, shortAt + 1)),
    full: outerHtml(main.slice(shortAt + 1)),
    deeper: outerHtml(sections.get(SECTIONS.deeper) ?? []) || null,
    failing: outerHtml(sections.get(SECTIONS.failing) ?? []) || null,
  };
}

/** Starlight may wrap a heading together with a link to it. */
function headingIn(node: Node, tagName: string): Element | null {
  if (!isElement(node)) return null;
  if (node.tagName === tagName) return node;
  const [first] = node.childNodes;
  return node.tagName === 'div' && first && isElement(first) && first.tagName === tagName ? first : null;
}

function outerHtml(nodes: readonly Node[]): string {
  const fragment = parseFragment('');
  fragment.childNodes = [...nodes];
  return serialize(fragment).trim();
}

/** The empty link with the question's id. */
function isAnchor(node: Node): boolean {
  return (
    isElement(node) &&
    node.tagName === 'a' &&
    node.childNodes.length === 0 &&
    node.attrs.some(({ name, value }) => name === 'href' && value.startsWith('#'))
  );
}

function dropAssets(parent: DefaultTreeAdapterTypes.ParentNode): void {
  parent.childNodes = parent.childNodes.filter(
    ({ nodeName }) => nodeName !== 'link' && nodeName !== 'script',
  );
  for (const child of parent.childNodes) if (isElement(child)) dropAssets(child);
}

function textOf(node: Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

function isElement(node: Node): node is Element {
  return 'tagName' in node;
}
