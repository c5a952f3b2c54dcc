/** The script of every page: opens search by its button, by `/` and by Ctrl or ⌘ with K, and loads it only then. */

const link = document.querySelector<HTMLAnchorElement>('a[data-search]');
const words = link?.querySelector<HTMLElement>('.words');

/** Search is being loaded, and this is typed meanwhile. */
let isLoading = false;
let typed = '';

async function open(event: Event): Promise<void> {
  event.preventDefault();
  if (isLoading) return;
  // The page of search has a field of its own.
  const field = document.querySelector<HTMLInputElement>('search-page input');
  if (field) {
    field.focus();
    return;
  }
  isLoading = true;
  try {
    const { openSearch } = await import('./search-dialog.ts');
    if (words) words.textContent = 'Поиск';
    openSearch(link, typed);
  } catch {
    // Without a network; the next press tries again.
    if (words) words.textContent = 'Поиск: нет сети';
  }
  isLoading = false;
  typed = '';
}

/** By the key's place on the keyboard: on a Russian layout its letter is another one. */
function isShortcut(event: KeyboardEvent): boolean {
  const { code, key, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (ctrlKey || metaKey) return code === 'KeyK' && !altKey && !shiftKey;
  return !altKey && !isWriting(event) && (key === '/' || (code === 'Slash' && !shiftKey));
}

function isWriting({ target }: KeyboardEvent): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;
}

if (link) {
  // With a script it opens a dialog where it stands; without one it leads to the page of search.
  link.role = 'button';
  link.ariaHasPopup = 'dialog';
  link.addEventListener('click', (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) void open(event);
  });
  link.addEventListener('keydown', (event) => {
    if (event.key === ' ') void open(event);
  });
  addEventListener('keydown', (event) => {
    if (event.defaultPrevented) return;
    if (isShortcut(event)) void open(event);
    else if (isLoading && !isWriting(event) && event.key.length === 1 && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      typed += event.key;
    }
  });
}
