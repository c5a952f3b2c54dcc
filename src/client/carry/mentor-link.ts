import { shareProgress } from '../../progress/share/share-progress.ts';
import { find } from '../find.ts';
import { pageTickables } from '../progress/page-tickables.ts';
import { senderName } from '../progress/sender-name.ts';
import { offerLink } from '../share/link-offer.ts';
import type { Desk } from './progress-desk.ts';

/** A link with the reader's progress, and with notes and evidence where the reader agrees. */
export function offerMentorLink(page: HTMLElement, { store, lines }: Desk): void {
  const notes = find(page, 'input', 'name="notes"');
  const evidence = find(page, 'input', 'name="evidence"');
  const place = find(page, 'div', 'data-link');
  find(page, 'button', 'data-make-link').addEventListener('click', () => {
    const consent = { notes: notes.checked, evidence: evidence.checked };
    const shared = shareProgress(store.current(), lines, senderName(store), consent, Date.now());
    pageTickables().then(
      (tickables) => offerLink(place, shared, tickables),
      () => place.replaceChildren('Список пунктов не загрузился. Проверьте сеть и попробуйте ещё раз.'),
    );
  });
}
