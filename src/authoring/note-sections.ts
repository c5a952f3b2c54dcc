import type { DefaultTreeAdapterTypes } from 'parse5';
import { parseFragment } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode;

/** Sections of a note that look different from running text, by their heading. */
const PARTS: ReadonlyMap<string, string> = new Map([
  ['Ответ за 60 секунд', 'answer'],
  ['Грабли', 'traps'],
  ['Практика', 'practice'],
  ['Вопросы на собеседовании', 'questions'],
  ['Чек-лист', 'checklist'],
]);

/**
 * Wraps each section of a rendered note, from one heading of the second level to the next, in a `<section>`; those with
 * a look of their own carry its name in `data-part`. The HTML itself is cut, never written anew.
 */
export function sectionNote(html: string): string {
  const { childNodes } = parseFragment(html, { sourceCodeLocationInfo: true });
  const starts = childNodes.flatMap((node) => {
    const title = headingText(node);
    const offset = node.sourceCodeLocation?.startOffset;
    return title === null || offset === undefined ? [] : [{ title, offset }];
  });
  const [first] = starts;
  if (first === undefined) return html;
  const sections = starts.map(({ title, offset }, index) => {
    const part = PARTS.get(title);
    const attribute = part === undefined ? '' : ` data-part="${part}"`;
    return `<section class="note-section"${attribute}>${html.slice(offset, starts[index + 1]?.offset)}</section>`;
  });
  return html.slice(0, first.offset) + sections.join('');
}

/** The text of the section «Ответ за 60 секунд» of a rendered note; empty where it has none. */
export function answerText(html: string): string {
  const nodes = parseFragment(html).childNodes;
  const start = nodes.findIndex((node) => PARTS.get(headingText(node) ?? '') === 'answer');
  if (start === -1) return '';
  const end = nodes.findIndex((node, index) => index > start && headingText(node) !== null);
  const section = nodes.slice(start + 1, end === -1 ? undefined : end);
  return section.map(textOf).join(' ').replace(/\s+/g, ' ').trim();
}

/** The text of a heading of the second level, which Starlight wraps together with a link to it; null for other nodes. */
function headingText(node: Node | undefined): string | null {
  if (node === undefined || !('tagName' in node)) return null;
  if (node.tagName === 'h2') return textOf(node).trim();
  return node.tagName === 'div' && node.attrs.some(({ value }) => value.includes('sl-heading-wrapper'))
    ? headingText(node.childNodes[0])
    : null;
}

function textOf(node: Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}
