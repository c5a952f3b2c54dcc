import { AS_PUBLISHED } from '../../progress/plan/plan-settings.ts';
import { readersPlan } from '../../progress/plan/readers-plan.ts';
import type { Receipt } from '../../progress/share/received.ts';
import type { SharedProgress } from '../../progress/share/shared.ts';
import { stateIn } from '../../progress/share/state-in.ts';
import type { Tickables } from '../../progress/tickables.ts';
import { planWords } from '../../roadmap/plan-words.ts';
import { titlesIn } from '../../roadmap/route-book.ts';
import type { RouteBook } from '../../roadmap/route-book.ts';
import { element } from '../element.ts';
import { localDay } from '../local-day.ts';
import type { ProgressStore } from '../progress/progress-store.ts';
import { changesView } from './changes-view.ts';
import { phaseView } from './phase-view.ts';
import { reviewDesk } from './review-desk.ts';
import { sentWords } from './sent-words.ts';

/** What a mentor sees a learner's link with. */
export interface Surroundings {
  book: RouteBook;
  store: ProgressStore;
  tickables: Tickables;
}

/**
 * A learner's progress, read-only, with a place to answer.
 *
 * @param receipt how this link stands to those before it; null for the reader's own
 */
export function learnerView(
  shared: SharedProgress,
  receipt: Receipt | null,
  { book, store, tickables }: Surroundings,
): HTMLElement {
  const items = book.phases.flatMap((phase) => phase.items);
  const done = new Set(items.flatMap(({ id }) => (stateIn(shared, id) === 'done' ? [id] : [])));
  const { plan } = readersPlan(book, shared.plan ?? AS_PUBLISHED, done, localDay(new Date()));
  const words = planWords(plan);
  const titleOf = titlesIn(book);
  const changed = new Set((receipt?.changes ?? []).map(({ id }) => id));
  const desk = receipt === null ? null : reviewDesk(shared, store, tickables);
  const ring = book.ring.filter(
    ({ id }) => stateIn(shared, id) !== 'todo' || Object.hasOwn(shared.notes, id) || id in shared.evidence,
  );
  const groups = [
    ...book.phases,
    ...(ring.length > 0 ? [{ id: 'ring', number: 0, title: 'Кольцевая', items: ring }] : []),
  ];
  return element(
    'div',
    { className: 'learner' },
    element('p', { className: 'sent' }, `Отправлено ${sentWords(shared.sent)}. ${orderWords(receipt)}`),
    element('p', {}, element('strong', {}, words.moment)),
    words.pace === '' ? null : element('p', {}, words.pace),
    changesView(receipt, titleOf),
    ...groups.map((group) => phaseView(group, shared, changed, desk?.answer ?? null)),
    desk?.view ?? null,
  );
}

function orderWords(receipt: Receipt | null): string {
  switch (receipt?.order) {
    case undefined:
      return 'Это ваша ссылка: такой её увидит ментор.';
    case 'stale':
      return 'Эта ссылка старее той, которую вы уже открывали.';
    case 'first':
      return 'Первая ссылка от этого ученика.';
    case 'next':
    case 'again':
      return '';
  }
}
