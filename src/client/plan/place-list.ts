import { bookmarksOf, placeOf, removeBookmark } from '../../progress/bookmarks.ts';
import type { Bookmark } from '../../progress/bookmarks.ts';
import { element } from '../element.ts';
import { find } from '../find.ts';
import { pageHref } from '../page-href.ts';
import type { ProgressStore } from '../progress/progress-store.ts';
import type { BoardPart } from './plan-board.ts';

/** Where the reader stopped, and bookmarks. */
export function showPlaces(board: HTMLElement, store: ProgressStore): BoardPart {
  const stopped = find(board, 'p', 'data-stopped');
  const list = find(board, 'ul', 'data-bookmarks');
  const none = find(board, 'p', 'data-no-bookmarks');
  return ({ progress }) => {
    const place = placeOf(progress);
    stopped.hidden = place === null;
    if (place !== null) stopped.replaceChildren('Вы остановились здесь: ', linkTo(place));
    const bookmarks = bookmarksOf(progress);
    none.hidden = bookmarks.length > 0;
    list.replaceChildren(...bookmarks.map((bookmark) => row(bookmark, store)));
  };
}

function row(bookmark: Bookmark, store: ProgressStore): HTMLElement {
  const remove = element('button', {
    type: 'button',
    textContent: 'Убрать',
    attributes: { 'aria-label': `Убрать закладку «${bookmark.title}»` },
  });
  remove.addEventListener('click', () => {
    store.change((progress, moment) => removeBookmark(progress, bookmark.at, moment));
  });
  return element('li', {}, linkTo(bookmark), ' ', remove);
}

function linkTo({ at, title }: Bookmark): HTMLElement {
  return element('a', { href: pageHref(at) }, title);
}
