import type { SharedProgress } from '../../progress/share/shared.ts';
import { stateIn } from '../../progress/share/state-in.ts';
import { STATE_WORDS } from '../../progress/state-words.ts';
import type { Evidence } from '../../progress/values.ts';
import { withParts } from '../../roadmap/nested.ts';
import type { BookLine } from '../../roadmap/route-book.ts';
import { element } from '../element.ts';
import { linkTo, markdownView } from '../progress/markdown-view.ts';

/** A phase, or the supplements. */
interface Group {
  id: string;
  /** 0 for supplements, which have no line. */
  number: number;
  title: string;
  items: readonly BookLine[];
}

/**
 * A phase of a learner's link: how much is done, and each item with what was sent of it.
 *
 * @param answer makes the place to answer on an item; null where nobody is to answer
 */
export function phaseView(
  { number, title, items }: Group,
  shared: SharedProgress,
  changed: ReadonlySet<string>,
  answer: ((item: BookLine) => HTMLElement) | null,
): HTMLElement {
  const done = items.filter(({ id }) => stateIn(shared, id) === 'done').length;
  const rows = items
    .flatMap(withParts)
    .map((item) => element('li', {}, ...itemView(item, shared, changed), answer?.(item) ?? null));
  return element(
    'section',
    { dataset: { line: String(number) } },
    element('h2', {}, title, ' ', element('small', {}, `${String(done)} из ${String(items.length)}`)),
    element('ul', { className: 'items' }, ...rows),
  );
}

function itemView(item: BookLine, shared: SharedProgress, changed: ReadonlySet<string>): HTMLElement[] {
  const { id, title, href, checkpoints } = item;
  const state = stateIn(shared, id);
  const ticked = Object.keys(shared.states).filter((key) => key.startsWith(`${id}#`));
  const isNews = changed.has(id) || ticked.some((key) => changed.has(key));
  const facts = [
    STATE_WORDS[state],
    ...(ticked.length > 0
      ? [`чек-лист ${String(Math.min(ticked.length, checkpoints))} из ${String(checkpoints)}`]
      : []),
  ];
  const head = element(
    'p',
    { className: 'item', dataset: { state } },
    element('span', { className: 'station', attributes: { 'aria-hidden': 'true' } }),
    href === null ? element('span', {}, title) : element('a', { href }, title),
    element('span', { className: 'facts' }, facts.join(' · ')),
    isNews && element('span', { className: 'news' }, 'новое'),
  );
  const note = Object.hasOwn(shared.notes, id) ? (shared.notes[id] ?? '') : '';
  const proofs = Object.hasOwn(shared.evidence, id) ? (shared.evidence[id] ?? []) : [];
  return [head, ...(proofs.length > 0 ? [proofsView(proofs)] : []), ...(note === '' ? [] : [noteView(note)])];
}

function proofsView(proofs: readonly Evidence[]): HTMLElement {
  return element(
    'ul',
    { className: 'proofs' },
    ...proofs.map(({ url, text }) => element('li', {}, linkTo(url, [text || url]))),
  );
}

function noteView(note: string): HTMLElement {
  return element(
    'details',
    {},
    element('summary', {}, 'Заметка'),
    element('div', { className: 'note-view' }, markdownView(note)),
  );
}
