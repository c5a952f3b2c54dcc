/** The script of every page: opens search by its button, by `/` and by Ctrl or ⌘ with K, and loads it only then. */
import { later } from '../later.ts';

const link = document.querySelector<HTMLAnchorElement>('a[data-search]');

/** What is typed while search is being loaded; null when it is not. */
let typed: string | null = null;

function open(event: Event): void {
  event.preventDefault();
  typed ??= '';
  void later(() => import('./search-dialog.ts')).then(({ openSearch }) => {
    const early = typed ?? '';
    typed = null;
    openSearch(link, early);
  });
}

/** By the key's place on the keyboard: on a Russian layout its letter is another one. */
function isShortcut({ code, key, ctrlKey, metaKey, altKey, shiftKey, target }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey) return code === 'KeyK' && !altKey && !shiftKey;
  const writes =
    target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;
  return !altKey && !writes && (key === '/' || (code === 'Slash' && !shiftKey));
}

if (link) {
  // With a script it opens a dialog where it stands; without one it leads to the page of search.
  link.role = 'button';
  link.ariaHasPopup = 'dialog';
  link.addEventListener('click', (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) open(event);
  });
  link.addEventListener('keydown', (event) => {
    if (event.key === ' ') open(event);
  });
  addEventListener('keydown', (event) => {
    if (isShortcut(event)) open(event);
    else if (typed !== null && event.key.length === 1 && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      typed += event.key;
    }
  });
}
