import { addDays, isDay } from '../../roadmap/day.ts';
import { element } from '../element.ts';
import { find } from '../find.ts';
import { localDay } from '../local-day.ts';
import { readerProgress } from '../progress/reader-progress.ts';
import { makeSheet, type SheetWish } from './make-sheet.ts';
import { countWords, sheetView } from './sheet-view.ts';

/**
 * The form and the sheet made from it. The vacancy is read where it was pasted: it is sent nowhere and stored nowhere,
 * its field has no name for a form to send, and the form waits for this script before it can be used.
 */
class TomorrowDesk extends HTMLElement {
  connectedCallback(): void {
    const form = find(this, 'form', 'data-wish');
    const button = find(form, 'button', 'data-make');
    const day = find(form, 'input', 'data-day');
    const today = localDay(new Date());
    day.min = today;
    day.value ||= addDays(today, 1);
    button.disabled = false;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.make(form, button);
    });
  }

  private async make(form: HTMLFormElement, button: HTMLButtonElement): Promise<void> {
    const status = find(form, 'p', 'data-status');
    const wish = wishOf(form);
    if (typeof wish === 'string') {
      status.textContent = wish;
      return;
    }
    button.disabled = true;
    status.textContent = 'Собираем…';
    try {
      const sheet = await makeSheet(wish);
      const view = sheetView(sheet, readerProgress().current(), localDay(new Date()));
      const place = find(this, 'div', 'data-sheet');
      place.replaceChildren(element('div', { className: 'sheet' }, view));
      status.textContent = `Лист собран: ${countWords(sheet)}.`;
      place.querySelector<HTMLElement>('h2')?.focus();
    } catch {
      status.textContent = 'Вопросы не загрузились. Проверьте сеть и соберите лист ещё раз.';
    } finally {
      button.disabled = false;
    }
  }
}

/** What the form asks for, or what is wrong with it. */
function wishOf(form: HTMLFormElement): SheetWish | string {
  const day = find(form, 'input', 'data-day').value;
  const boxes = [...form.querySelectorAll<HTMLInputElement>('input[data-line-choice]:checked')];
  if (!isDay(day)) return 'Укажите день собеседования.';
  if (day < localDay(new Date())) return 'Этот день уже прошёл: выберите сегодняшний или будущий.';
  if (boxes.length === 0) return 'Отметьте хотя бы одну линию: иначе спрашивать не о чем.';
  return {
    day,
    vacancy: find(form, 'textarea', 'data-vacancy').value,
    lines: new Set(boxes.map(({ value }) => Number(value))),
  };
}

customElements.define('tomorrow-desk', TomorrowDesk);
