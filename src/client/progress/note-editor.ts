import { noteOf, writeNote } from '../../progress/notes.ts';
import { element } from '../element.ts';
import { markdownView } from './markdown-view.ts';
import type { ProgressStore } from './progress-store.ts';

/** A pause in writing after which the note is stored, in milliseconds: shorter than a change of tab. */
const PAUSE = 400;

/** The reader's note on a topic: shown rendered, written as Markdown, stored while it is written. */
export function noteEditor(topic: string, store: ProgressStore): { view: HTMLElement; edit: () => void } {
  const shown = element('div', { className: 'note-view' });
  const text = element('textarea', {
    rows: 8,
    attributes: { 'aria-label': 'Заметка', 'aria-describedby': 'note-help', spellcheck: 'true' },
  });
  const status = element('span', { attributes: { role: 'status' } });
  const finish = element('button', { type: 'button', textContent: 'Готово' });
  const change = element('button', { type: 'button' });
  const form = element(
    'div',
    { hidden: true },
    text,
    element('p', {}, finish, ' ', status),
    element('p', { id: 'note-help', className: 'hint' }, 'Markdown. Сохраняется само, в этом браузере.'),
  );
  let stored = '';
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const save = (): void => {
    clearTimeout(waiting);
    if (text.value === stored) return;
    stored = text.value;
    store.change((progress, moment) => writeNote(progress, topic, stored, moment));
    status.textContent = 'Сохранено';
  };
  const edit = (): void => {
    form.hidden = false;
    shown.hidden = change.hidden = true;
    text.focus();
  };
  text.addEventListener('input', () => {
    status.textContent = '';
    clearTimeout(waiting);
    waiting = setTimeout(save, PAUSE);
  });
  text.addEventListener('blur', save);
  addEventListener('pagehide', save);
  finish.addEventListener('click', () => {
    save();
    form.hidden = true;
    shown.hidden = change.hidden = false;
    change.focus();
  });
  change.addEventListener('click', edit);
  store.subscribe((progress) => {
    const note = noteOf(progress, topic);
    // What is being written goes before what another tab has stored: its end will be the later one.
    if (text.value === stored) text.value = note;
    stored = note;
    shown.replaceChildren(markdownView(note));
    change.textContent = note.trim() === '' ? 'Написать заметку' : 'Править заметку';
  });
  return { view: element('div', {}, shown, change, form), edit };
}
