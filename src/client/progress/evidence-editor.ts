import { evidenceOf, putEvidence, removeEvidence } from '../../progress/evidence.ts';
import type { NamedEvidence } from '../../progress/evidence.ts';
import { element } from '../element.ts';
import { linkTo } from './markdown-view.ts';
import type { ProgressStore } from './progress-store.ts';
import { randomName } from './random-name.ts';
import { tryChange } from './try-change.ts';

/** The reader's proofs of work on an item: links, a line of text each. */
export function evidenceEditor(item: string, store: ProgressStore): { view: HTMLElement; edit: () => void } {
  const list = element('ul');
  const url = element('input', {
    type: 'url',
    placeholder: 'https://',
    required: true,
    attributes: { 'aria-label': 'Ссылка на работу', 'aria-describedby': 'evidence-fault' },
  });
  const text = element('input', {
    placeholder: 'Что там: репозиторий, PR, замер, сертификат',
    attributes: { 'aria-label': 'Что по ссылке' },
  });
  const fault = element('p', { id: 'evidence-fault', className: 'fault', attributes: { role: 'alert' } });
  const form = element(
    'form',
    { noValidate: true, className: 'evidence-form' },
    url,
    text,
    element('button', { textContent: 'Добавить' }),
    fault,
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const added = { name: randomName(), url: url.value.trim(), text: text.value.trim() };
    const isTaken = tryChange(store, (progress, moment) => putEvidence(progress, item, added, moment));
    fault.textContent = isTaken ? '' : 'Нужен адрес, который начинается с https:// или http://';
    if (isTaken) form.reset();
    url.focus();
  });
  store.subscribe((progress) => {
    list.replaceChildren(...evidenceOf(progress, item).map((evidence) => row(evidence, item, store)));
  });
  return { view: element('div', {}, list, form), edit: () => url.focus() };
}

function row({ name, url, text }: NamedEvidence, item: string, store: ProgressStore): HTMLElement {
  const remove = element('button', {
    type: 'button',
    textContent: 'Убрать',
    attributes: { 'aria-label': `Убрать ссылку «${text || url}»` },
  });
  remove.addEventListener('click', () => {
    store.change((progress, moment) => removeEvidence(progress, item, name, moment));
  });
  return element('li', {}, linkTo(url, [text || url]), ' ', remove);
}
