import { shareReview } from '../../progress/share/share-progress.ts';
import type { SharedProgress } from '../../progress/share/shared.ts';
import type { Tickables } from '../../progress/tickables.ts';
import { VERDICT_WORDS } from '../../progress/verdict-words.ts';
import type { Review, Verdict } from '../../progress/values.ts';
import { VERDICTS } from '../../progress/values.ts';
import type { BookLine } from '../../roadmap/route-book.ts';
import { element } from '../element.ts';
import type { ProgressStore } from '../progress/progress-store.ts';
import { senderName } from '../progress/sender-name.ts';
import { offerLink } from './link-offer.ts';

/** Where a mentor answers a learner. */
export interface ReviewDesk {
  /** The place to answer on one item. */
  answer: (item: BookLine) => HTMLElement;
  /** What sends all answers back. */
  view: HTMLElement;
}

/** Collects a verdict and a comment per item, and makes of them a link back. */
export function reviewDesk(shared: SharedProgress, store: ProgressStore, tickables: Tickables): ReviewDesk {
  const reviews = new Map<string, Review>();
  const place = element('div');
  const status = element('p', { className: 'fault', attributes: { role: 'alert' } });
  const make = element('button', { type: 'button', textContent: 'Собрать ответ' });
  make.addEventListener('click', () => {
    const review = shareReview(shared, Object.fromEntries(reviews), senderName(store), Date.now());
    const isEmpty = Object.keys(review.reviews).length === 0;
    status.textContent = isEmpty
      ? 'Сначала поставьте оценку или напишите что-нибудь хотя бы к одному пункту.'
      : '';
    if (!isEmpty) void offerLink(place, review, tickables);
  });
  const view = element(
    'section',
    { className: 'answer-all' },
    element('h2', {}, 'Ответить ученику'),
    element(
      'p',
      {},
      'Оценки и комментарии поместятся в ссылку. Отправьте её ученику: он откроет и сохранит их у себя.',
    ),
    element('p', {}, make),
    status,
    place,
  );
  return { answer: (item) => answerForm(item, reviews), view };
}

function answerForm({ id, title }: BookLine, reviews: Map<string, Review>): HTMLElement {
  const verdict = element(
    'select',
    { attributes: { 'aria-label': `Оценка: ${title}` } },
    element('option', { value: '' }, 'без оценки'),
    ...VERDICTS.map((value) => element('option', { value }, VERDICT_WORDS[value])),
  );
  const comment = element('textarea', { rows: 3, attributes: { 'aria-label': `Комментарий: ${title}` } });
  const note = (): void => {
    reviews.set(id, { verdict: verdictOf(verdict.value), comment: comment.value.trim() });
  };
  verdict.addEventListener('change', note);
  comment.addEventListener('input', note);
  return element(
    'details',
    { className: 'answer' },
    element('summary', {}, 'Ответить', element('span', { className: 'sr-only' }, ` на «${title}»`)),
    verdict,
    comment,
  );
}

function verdictOf(value: string): Verdict | null {
  return VERDICTS.find((one) => one === value) ?? null;
}
