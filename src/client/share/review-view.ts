import { keepReview } from '../../progress/reviews.ts';
import type { SharedReview } from '../../progress/share/shared.ts';
import { VERDICT_WORDS } from '../../progress/verdict-words.ts';
import { titlesIn } from '../../roadmap/route-book.ts';
import type { RouteBook } from '../../roadmap/route-book.ts';
import { element } from '../element.ts';
import { pageHref } from '../page-href.ts';
import { markdownView } from '../progress/markdown-view.ts';
import type { ProgressStore } from '../progress/progress-store.ts';
import { tryChange } from '../progress/try-change.ts';
import { sentWords } from './sent-words.ts';

/** A mentor's answer; the learner whose link it answers can keep it. */
export function reviewView(shared: SharedReview, book: RouteBook, store: ProgressStore): HTMLElement {
  const titleOf = titlesIn(book);
  const rows = Object.entries(shared.reviews).map(([id, { verdict, comment }]) =>
    element(
      'li',
      {},
      element(
        'p',
        { className: 'item' },
        element('a', { href: pageHref(id) }, titleOf(id)),
        verdict && element('strong', {}, VERDICT_WORDS[verdict]),
      ),
      element('div', { className: 'note-view' }, markdownView(comment)),
    ),
  );
  return element(
    'div',
    { className: 'learner' },
    element('h2', {}, 'Ответ ментора'),
    element('p', { className: 'sent' }, `Отправлено ${sentWords(shared.sent)}.`),
    element('ul', { className: 'items' }, ...rows),
    keeping(shared, store),
  );
}

function keeping(shared: SharedReview, store: ProgressStore): HTMLElement {
  const words = element('p', { attributes: { role: 'status' } });
  const keep = element('button', { type: 'button', textContent: 'Сохранить у себя' });
  keep.addEventListener('click', () => {
    const isKept = tryChange(store, (progress, moment) => keepReview(progress, shared, moment));
    words.textContent = isKept
      ? 'Сохранено: слова ментора стоят внизу каждой темы и на странице «Мой прогресс».'
      : 'Этот ответ не на вашу ссылку: из этого браузера её не отправляли. Откройте его там, откуда отправляли.';
    keep.hidden = isKept;
  });
  return element('div', {}, keep, words);
}
