import type { Receipt } from '../../progress/share/received.ts';
import { changeWords } from '../../progress/change-words.ts';
import { element } from '../element.ts';

/** What has changed since the same learner's link before; nothing where there was none. */
export function changesView(receipt: Receipt | null, titleOf: (id: string) => string): HTMLElement | null {
  if (!receipt?.changes) return null;
  const lines = changeWords(
    receipt.changes.map(({ id, from, to }) => ({ collection: 'ticks', key: id, from, to })),
    titleOf,
  );
  return element(
    'section',
    { className: 'changes' },
    element('h2', {}, 'Новое с прошлой ссылки'),
    lines.length === 0
      ? element('p', {}, 'Ничего не изменилось.')
      : element('ul', {}, ...lines.map((line) => element('li', {}, line))),
  );
}
