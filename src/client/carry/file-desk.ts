import { changeWords } from '../../progress/change-words.ts';
import { answersIn, logInFile, type LogReading } from '../../cards/log-file.ts';
import { mergeLogs } from '../../cards/review-log.ts';
import { previewImport } from '../../progress/export-file.ts';
import type { Import } from '../../progress/export-file.ts';
import { merge } from '../../progress/progress.ts';
import { plural } from '../../roadmap/plural.ts';
import { element } from '../element.ts';
import { find } from '../find.ts';
import { pageTickables } from '../progress/page-tickables.ts';
import { saveExport } from '../progress/save-export.ts';
import { readerLog } from '../trainer/reader-log.ts';
import type { Desk } from './progress-desk.ts';

const ANSWERS = ['ответ', 'ответа', 'ответов'] as const;

const REFUSED: Record<'nothing' | 'newer', string> = {
  nothing: 'В этом файле нет прогресса, который можно прочитать. Ничего не изменилось.',
  newer: 'Файл записала более новая версия сайта. Обновите страницу и откройте его ещё раз.',
};

/** All progress as a file. */
export function offerExport(page: HTMLElement, { store }: Desk): void {
  find(page, 'button', 'data-export').addEventListener('click', () => saveExport(store));
}

/** A file from another device: first what it would change, then, if the reader wants it, the change. */
export function offerImport(page: HTMLElement, desk: Desk): void {
  const input = find(page, 'input', 'data-import');
  const preview = find(page, 'div', 'data-preview');
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file === undefined) return;
    void Promise.all([file.text(), formerIds()]).then(([text, aliases]) => {
      // The same file can be chosen again.
      input.value = '';
      const now = Date.now();
      show(preview, previewImport(desk.store.current(), text, aliases, now), logInFile(text, now), desk);
    });
  });
}

/** Without a network the ids of the file stay as they are, and are renamed once there is one. */
async function formerIds(): Promise<Record<string, string>> {
  return pageTickables().then(
    ({ aliases }) => aliases,
    () => ({}),
  );
}

function show(
  place: HTMLElement,
  found: Import,
  { log, refused }: LogReading,
  { store, titleOf }: Desk,
): void {
  const known = readerLog().current();
  const news = mergeLogs(known, log).filter((line) => !known.includes(line));
  if (!found.ok && (found.reason === 'newer' || log.length === 0)) {
    place.replaceChildren(REFUSED[found.reason]);
    return;
  }
  const changes = found.ok ? found.changes : [];
  const unread =
    (found.ok ? found.unread : null) === null && refused === 0
      ? null
      : element('p', { className: 'fault' }, 'Часть файла повреждена; взято всё, что прочиталось.');
  if (changes.length === 0 && news.length === 0) {
    place.replaceChildren(...(unread ? [unread] : []), 'Всё, что есть в файле, здесь уже есть.');
    return;
  }
  const answers = answersIn(news);
  const lines = [
    ...changeWords(changes, titleOf),
    ...(answers > 0 ? [`тренажёр: ${plural(answers, ANSWERS)}`] : []),
    ...(news.length > answers ? ['тренажёр: выбор тем, карточек и настроек'] : []),
  ];
  const accept = element('button', { type: 'button', textContent: 'Добавить' });
  const cancel = element('button', { type: 'button', textContent: 'Не надо' });
  accept.addEventListener('click', () => {
    if (found.ok) store.change((progress) => merge(progress, found.merged));
    readerLog().take(log);
    place.replaceChildren('Добавлено. Ничего из того, что было, не пропало.');
  });
  cancel.addEventListener('click', () => place.replaceChildren());
  place.replaceChildren(
    ...(unread ? [unread] : []),
    element('p', {}, 'Вот что изменится, если добавить этот файл:'),
    element('ul', {}, ...lines.map((line) => element('li', {}, line))),
    element('p', {}, accept, ' ', cancel),
  );
  accept.focus();
}
