import { find } from '../find.ts';
import { eraseStorage } from '../progress/erase-storage.ts';
import { saveExport } from '../progress/save-export.ts';
import type { Desk } from './progress-desk.ts';

/** Erases all that the site has stored here, after offering an export. */
export function offerErasing(page: HTMLElement, { store }: Desk): void {
  const dialog = find(page, 'dialog', 'data-erase-dialog');
  const status = find(page, 'p', 'data-erase-status');
  find(page, 'button', 'data-erase').addEventListener('click', () => dialog.showModal());
  find(dialog, 'button', 'data-save-first').addEventListener('click', () => saveExport(store));
  find(dialog, 'button', 'data-keep').addEventListener('click', () => dialog.close());
  find(dialog, 'button', 'data-erase-all').addEventListener('click', () => {
    dialog.close();
    try {
      eraseStorage(store);
      status.textContent = 'Стёрто всё, что сайт хранил в этом браузере.';
    } catch {
      status.textContent = 'Браузер не даёт сайту ничего хранить, и стирать нечего.';
    }
  });
}
