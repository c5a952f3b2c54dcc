import { element } from '../element.ts';
import type { ProgressStore, Trouble } from './progress-store.ts';
import { saveExport } from './save-export.ts';

const WORDS: Record<Trouble, string> = {
  denied:
    'Браузер не разрешает этому сайту хранить данные. Отметки держатся, пока открыта страница; чтобы не потерять их, сохраните файл.',
  full: 'В хранилище браузера кончилось место. Новые отметки держатся, пока открыта страница; сохраните файл и освободите место.',
  broken:
    'Браузер не сохранил отметки. Они держатся, пока открыта страница; чтобы не потерять их, сохраните файл.',
  newer:
    'В другой вкладке открыта более новая версия сайта. Обновите эту страницу: сделанное здесь не пропадёт.',
  damaged:
    'Часть сохранённого прогресса не прочиталась. Она отложена и не удалена, остальное на месте; всё вместе можно сохранить файлом.',
};

/** Tells a trouble with the storage, over the foot of the page so that nothing moves, and offers an export. */
export function noticeTrouble(trouble: Trouble, store: ProgressStore): void {
  const close = element('button', { type: 'button', textContent: 'Понятно' });
  const save = element('button', { type: 'button', textContent: 'Сохранить файлом' });
  const notice = element(
    'div',
    { className: 'trouble-notice', attributes: { role: 'alert' } },
    element('p', {}, WORDS[trouble]),
    element('p', {}, save, ' ', close),
  );
  close.addEventListener('click', () => notice.remove());
  save.addEventListener('click', () => saveExport(store));
  noticeBoard().append(notice);
}

function noticeBoard(): HTMLElement {
  const held = document.querySelector<HTMLElement>('.notice-board');
  if (held) return held;
  const board = element('div', { className: 'notice-board' });
  document.body.append(board);
  return board;
}
