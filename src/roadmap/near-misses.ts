import type { Nodes, Paragraph, Text } from 'mdast';
import { descendants, firstLine, lastLine } from './document.ts';
import type { MarkdownDocument } from './document.ts';
import type { Problem } from './roadmap.ts';

const BULLET = '(?:[-*+•–—·◦▪]|\\d{1,9}[.)])';
/**
 * A box with what people put into it; the Cyrillic «х» is the commonest slip. A link or a reference follows none, and
 * `[]byte` is Go.
 */
const BOX = '(?!\\[\\][a-z*[])\\\\?\\[\\s{0,3}[xXхХvVyY✓✔✅☑√+*~.oO?!/>—–-]?\\s{0,3}\\\\?\\](?![(\\[])';
const BLANK_LINK = /^\[\s*\]\(/u;
const MARKED_BOX = new RegExp(`^${BOX}`, 'u');
const CHECKLIST_LINE = new RegExp(`^\\s*${BULLET}\\s*${BOX}`, 'u');
/** Without a marker only the plain boxes count: prose may well begin with `[?]` or `[]`. */
const LINE_WITH_BOX = new RegExp(`^[\\s>]*(?:${BULLET}\\s*${BOX}|\\[[ xXхХ]\\](?![([]))`, 'u');
const LIST_LINE = new RegExp(`^[\\s>]*${BULLET}\\s`, 'u');
const DRAWN_BOX = /^[\s>]*(?:[-*+]\s+)?[☐☑☒]/u;

/** The target of `[text](1-ramp up/go basics/)`: with spaces it is no link to Markdown. */
const UNREAD_TARGET = /\]\(([^)]{1,300})\)/gu;

const WRITE = 'write it as `- [ ] text`, or `- [x] text` when it is done, with these spaces';

/**
 * Lines that look like checklist lines and are none to Markdown. Without this they would be lost without a word, and
 * the roadmap would be an item short.
 */
export function nearMisses(document: MarkdownDocument): Problem[] {
  return [...descendants(document.root)].flatMap((node, index, nodes) =>
    missesIn(node, nodes[index - 1], document),
  );
}

function missesIn(node: Nodes, above: Nodes | undefined, document: MarkdownDocument): Problem[] {
  const source = sourceOf(node, document);
  if (node.type === 'paragraph') return missesInParagraph(node, above, document);
  if (node.type === 'text') return unreadLink(node, document);
  if (node.type === 'heading') return missesInHeading(source, firstLine(node), document);
  if (node.type === 'code' && !/^\s*(?:`{3}|~{3})/u.test(source)) {
    return linesLike(firstLine(node), lastLine(node), document, INDENTED);
  }
  if (node.type === 'html' && !/^<(?:!--|pre|script|style|textarea)/iu.test(node.value)) {
    return linesLike(firstLine(node) + 1, lastLine(node), document, IN_HTML);
  }
  return [];
}

const INDENTED = { reason: 'indented so far that Markdown reads it as code', remedy: 'take the indent away' };
const IN_HTML = { reason: 'inside an HTML block', remedy: 'put a blank line between the tag and the list' };

function unreadLink(node: Text, { lines }: MarkdownDocument): Problem[] {
  const line = firstLine(node);
  if (!LIST_LINE.test(lines[line - 1] ?? '')) return [];
  const targets = [...node.value.matchAll(UNREAD_TARGET)].map(([, target = '']) => target);
  if (!targets.some((target) => target.includes('/') && /\s/u.test(target))) return [];
  const remedy = 'take the spaces out, or put what is no link into backticks';
  return [{ line, found: `«${shorten(node.value)}» holds a link that Markdown does not read`, remedy }];
}

function missesInHeading(source: string, line: number, document: MarkdownDocument): Problem[] {
  const words = source.replace(/^#{1,6}\s+/u, '');
  if (!MARKED_BOX.test(words) && !DRAWN_BOX.test(words)) return [];
  return [problem(document, line, 'a heading cannot be ticked', `${WRITE}, under a heading`)];
}

function missesInParagraph(node: Paragraph, above: Nodes | undefined, document: MarkdownDocument): Problem[] {
  const from = firstLine(node);
  const isListed = above?.type === 'listItem';
  const isRead = isListed && typeof above.checked === 'boolean';
  const reason = isRead ? null : firstLineFault(sourceOf(node, document), isListed);
  const further = document.lines.slice(from, lastLine(node)).flatMap((text, index) => {
    if (!LINE_WITH_BOX.test(text) && !DRAWN_BOX.test(text)) return [];
    return [problem(document, from + index + 1, 'Markdown reads it as a part of the line above', WRITE)];
  });
  return reason === null ? further : [problem(document, from, reason, WRITE), ...further];
}

/** Why the first line of a paragraph is no checklist line, though it looks like one; null when it does not. */
function firstLineFault(text: string, isListed: boolean): string | null {
  if (DRAWN_BOX.test(text)) return 'a drawn box is none to Markdown';
  if (!isListed) return LINE_WITH_BOX.test(text) ? 'no list marker and a space stand before the box' : null;
  if (BLANK_LINK.test(text)) return 'it has no words';
  const box = MARKED_BOX.exec(text)?.[0];
  if (box === undefined) return null;
  if (text.slice(box.length).trim() === '') return 'it has no words';
  if (box.startsWith('\\')) return 'its brackets are escaped';
  return /^\[[ xX]\]$/u.test(box) ? 'no space follows the box' : `\`${box}\` is no checkbox`;
}

function linesLike(
  from: number,
  to: number,
  document: MarkdownDocument,
  { reason, remedy }: { reason: string; remedy: string },
): Problem[] {
  return document.lines
    .slice(from - 1, to)
    .flatMap((text, index) =>
      CHECKLIST_LINE.test(text) ? [problem(document, from + index, reason, remedy)] : [],
    );
}

/** The first line of a node, from where the node starts. */
function sourceOf(node: Nodes, { lines }: MarkdownDocument): string {
  return (lines[firstLine(node) - 1] ?? '').slice((node.position?.start.column ?? 1) - 1);
}

function problem({ lines }: MarkdownDocument, line: number, reason: string, remedy: string): Problem {
  return {
    line,
    found: `«${shorten(lines[line - 1] ?? '')}» looks like a checklist line, but ${reason}`,
    remedy,
  };
}

function shorten(text: string): string {
  const shown = text.trim();
  return shown.length > 60 ? `${shown.slice(0, 59)}…` : shown;
}
