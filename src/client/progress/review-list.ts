import { dismissReview, reviewsOf } from '../../progress/reviews.ts';
import type { KeptReview } from '../../progress/reviews.ts';
import { VERDICT_WORDS } from '../../progress/verdict-words.ts';
import { dayWords } from '../../roadmap/period-words.ts';
import { element } from '../element.ts';
import { localDay } from '../local-day.ts';
import { markdownView } from './markdown-view.ts';
import type { ProgressStore } from './progress-store.ts';

/** What mentors have said of an item; nothing where nobody has. */
export function reviewList(item: string, store: ProgressStore): HTMLElement {
  const view = element('div', { className: 'reviews' });
  store.subscribe((progress) => {
    const reviews = reviewsOf(progress, item);
    view.hidden = reviews.length === 0;
    view.replaceChildren(
      element('h3', {}, 'Слово ментора'),
      ...reviews.map((review) => card(review, item, store)),
    );
  });
  return view;
}

function card(
  { verdict, comment, mentor, time }: KeptReview,
  item: string,
  store: ProgressStore,
): HTMLElement {
  const remove = element('button', { type: 'button', textContent: 'Убрать' });
  remove.addEventListener('click', () => {
    store.change((progress, moment) => dismissReview(progress, item, mentor, moment));
  });
  const day = localDay(new Date(time));
  return element(
    'article',
    {},
    element(
      'p',
      {},
      verdict && element('strong', {}, VERDICT_WORDS[verdict]),
      verdict && ', ',
      element('time', { dateTime: day }, dayWords(day, true)),
    ),
    element('div', {}, markdownView(comment)),
    remove,
  );
}
