import type { CardTopic } from '../../cards/card.ts';
import type { Recall } from '../../cards/recall.ts';
import { readerProgress } from '../progress/reader-progress.ts';
import { element } from '../element.ts';
import { find } from '../find.ts';
import { cardText } from './card-data.ts';
import type { LogStore } from './log-store.ts';

interface Known {
  inQueue: readonly CardTopic[];
  recall: Recall;
}

/** The boxes of topics, which put their cards into the queue, and the cards that are not asked any more. */
export function topicBoxes(root: HTMLElement, log: LogStore, known: () => Known): void {
  const boxes = [...root.querySelectorAll<HTMLInputElement>('input[data-topic]')];
  const place = find(root, 'div', 'data-suspended');
  let listed = '';
  const show = (): void => {
    const { inQueue, recall } = known();
    const ids = new Set(inQueue.map(({ id }) => id));
    for (const box of boxes) box.checked = ids.has(box.dataset.topic ?? '');
    const suspended = [...recall.suspended];
    if (suspended.join() === listed) return;
    listed = suspended.join();
    void listSuspended(place, suspended, log);
  };
  for (const box of boxes)
    box.addEventListener('change', () => {
      log.add({ kind: box.checked ? 'add' : 'drop', topic: box.dataset.topic ?? '' });
    });
  log.subscribe(show);
  readerProgress().subscribe(show);
}

async function listSuspended(place: HTMLElement, cards: readonly string[], log: LogStore): Promise<void> {
  const items = await Promise.all(
    cards.map(async (card) => {
      const text = (await cardText(card).catch(() => null))?.text ?? card;
      const back = element('button', { type: 'button', textContent: 'Вернуть' });
      back.addEventListener('click', () => log.add({ kind: 'resume', card }));
      return element('li', {}, `${text} `, back);
    }),
  );
  place.replaceChildren(
    ...(items.length === 0
      ? []
      : [element('h3', {}, 'Больше не спрашиваются'), element('ul', { className: 'plain' }, ...items)]),
  );
}
