import { addBookmark, notePlace, removeBookmark } from '../../progress/bookmarks.ts';
import type { Bookmark } from '../../progress/bookmarks.ts';
import { EMPTY } from '../../progress/progress.ts';
import type { ProgressStore } from './progress-store.ts';

/** How far down the window the section stands that is being read: a third. */
const READING_LINE = 1 / 3;

/**
 * Lets sections of a topic be bookmarked, and notes where a reader stops who has anything stored.
 *
 * @param page id of the topic
 */
export function markSections(page: string, store: ProgressStore): void {
  const title = document.querySelector('h1')?.textContent ?? page;
  const headings = [...document.querySelectorAll<HTMLElement>('.note-section h2[id]')];
  for (const heading of headings) {
    heading.after(bookmarkButton({ at: `${page}#${heading.id}`, title: nameOf(title, heading) }, store));
  }
  document.addEventListener('visibilitychange', () => {
    // Who only reads is stored nothing of, and asked for nothing: Firefox asks before it keeps a storage.
    if (document.visibilityState === 'visible' || store.current() === EMPTY) return;
    const section = headings.findLast(
      (heading) => heading.getBoundingClientRect().top < innerHeight * READING_LINE,
    );
    const place = section
      ? { at: `${page}#${section.id}`, title: nameOf(title, section) }
      : { at: page, title };
    store.change((progress, moment) => notePlace(progress, place, moment));
  });
}

function nameOf(title: string, heading: HTMLElement): string {
  return `${title} · ${heading.textContent}`;
}

function bookmarkButton(bookmark: Bookmark, store: ProgressStore): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'bookmark';
  button.ariaLabel = `Закладка: ${bookmark.title}`;
  const isSet = (): boolean => (store.current().bookmarks[bookmark.at]?.[0] ?? null) !== null;
  button.addEventListener('click', () => {
    store.change((progress, moment) =>
      isSet() ? removeBookmark(progress, bookmark.at, moment) : addBookmark(progress, bookmark, moment),
    );
  });
  store.subscribe(() => (button.ariaPressed = String(isSet())));
  return button;
}
