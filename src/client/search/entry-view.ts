import type { AnswerData } from '../../search/concept-data.ts';
import type { Entry } from '../../search/entries.ts';
import { marked, type Piece } from '../../search/marked.ts';
import type { TextPart } from '../../search/merge-hits.ts';
import { element } from '../element.ts';

const BASE = import.meta.env.BASE_URL;

const KINDS: Record<Entry['kind'], string> = {
  ...{ topic: 'тема', project: 'проект', hub: 'проекты', career: 'карьера', supplement: 'кольцевая' },
  ...{ phase: 'линия', other: 'страница', question: 'вопрос', term: 'термин' },
};

/** Parts of one page that are shown. */
const MOST_PARTS = 3;

/** A result: a link to the page, what it is, room for its answer, and links to the parts that were found. */
export function entryView(entry: Entry): HTMLLIElement {
  const { url, title, kind, line, pageTitle, terms, stems } = entry;
  const link = element('a', { href: hrefOf(url), className: 'hit' }, ...withMarks(title, stems));
  const facts = [KINDS[kind], pageTitle, ...terms.map((names) => `термин: ${names.slice(0, 2).join(' – ')}`)];
  return element(
    'li',
    line !== null && line > 0 ? { dataset: { line: String(line) } } : {},
    element(
      'p',
      { className: 'name' },
      badge(line),
      link,
      element('span', { className: 'kind' }, facts.filter(Boolean).join(' · ')),
    ),
    kind !== 'question' &&
      kind !== 'other' &&
      kind !== 'term' &&
      element('p', { className: 'excerpt', dataset: { answerOf: url } }),
    partList(entry),
  );
}

/** Puts the beginnings of the pages' answers where results have left room for them. */
export function showAnswers(list: HTMLElement, answers: AnswerData, stems: readonly string[]): void {
  for (const room of list.querySelectorAll<HTMLElement>('[data-answer-of]'))
    room.replaceChildren(...withMarks(answers[room.dataset.answerOf ?? ''] ?? '', stems));
}

function badge(line: number | null): HTMLElement | false {
  if (line === null) return false;
  return line === 0
    ? element('span', { className: 'ring-mark', ariaHidden: 'true' })
    : element('span', { className: 'line-mark', ariaHidden: 'true' }, String(line));
}

function partList({ url, parts, textParts, stems }: Entry): HTMLElement | false {
  const named = parts.slice(0, MOST_PARTS);
  const others = textParts
    .filter(({ anchor }) => !named.some((part) => part.anchor === anchor))
    .slice(0, MOST_PARTS - Math.min(named.length, MOST_PARTS - 1));
  const items = [
    ...named.map(({ text, anchor, kind }) =>
      element(
        'li',
        {},
        element('a', { href: hrefOf(`${url}#${anchor}`) }, ...withMarks(text, stems)),
        kind === 'question' && element('span', { className: 'kind' }, 'вопрос'),
      ),
    ),
    ...others.map((part) => textPartView(url, part)),
  ];
  return items.length > 0 && element('ul', {}, ...items);
}

function textPartView(url: string, { title, anchor, excerpt }: TextPart): HTMLLIElement {
  const text = element('span', { className: 'excerpt' }, ...inline(excerpt));
  return anchor === ''
    ? element('li', {}, text)
    : element('li', {}, element('a', { href: hrefOf(`${url}#${anchor}`) }, title), text);
}

function withMarks(text: string, stems: readonly string[]): (string | HTMLElement)[] {
  return inline(marked(text, stems));
}

function inline(pieces: readonly Piece[]): (string | HTMLElement)[] {
  return pieces.map((piece) => (piece.marked ? element('mark', {}, piece.text) : piece.text));
}

function hrefOf(url: string): string {
  return BASE + url.slice(1);
}
