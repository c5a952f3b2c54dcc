import { element } from '../element.ts';
import { searchDesk, type SearchDesk } from './search-desk.ts';

interface SearchDialog {
  dialog: HTMLDialogElement;
  desk: SearchDesk;
}

let made: SearchDialog | undefined;

/**
 * Opens search over the page, with what was left in it, and closes it where it is open.
 *
 * @param typed what was typed before it opened, instead of what was left
 */
export function openSearch(opener: HTMLElement | null, typed: string): void {
  made ??= makeDialog(opener?.dataset.report ?? null);
  const { dialog, desk } = made;
  if (dialog.open) {
    dialog.close();
    return;
  }
  dialog.showModal();
  if (typed === '') desk.input.select();
  else desk.input.value = typed;
  desk.search();
}

function makeDialog(report: string | null): SearchDialog {
  const desk = searchDesk({ report, enter: 'follow' });
  const close = element(
    'button',
    { type: 'button', className: 'search-close', ariaLabel: 'Закрыть поиск' },
    'Закрыть',
  );
  const dialog = element('dialog', { className: 'search-dialog', ariaLabel: 'Поиск' }, desk.root, close);
  close.addEventListener('click', () => dialog.close());
  // A click beside the dialog is one on its backdrop.
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  // A link to a place on this very page leaves nothing else that would close it.
  desk.root.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('a')) dialog.close();
  });
  document.body.append(dialog);
  return { dialog, desk };
}
