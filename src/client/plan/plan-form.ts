import { moveStart, setHours, setWeekdaysOff, takeOff, workOn } from '../../progress/plan/plan-settings.ts';
import { choose, setting } from '../../progress/progress.ts';
import type { Moment, Progress } from '../../progress/progress.ts';
import { isDay } from '../../roadmap/day.ts';
import { periodWords } from '../../roadmap/period-words.ts';
import type { DatedPeriod } from '../../roadmap/year.ts';
import { element } from '../element.ts';
import { find } from '../find.ts';
import type { ProgressStore } from '../progress/progress-store.ts';
import { tryChange } from '../progress/try-change.ts';
import type { BoardPart } from './plan-board.ts';

/** The reader's settings of the plan; each holds as soon as it is changed. */
export function offerSettings(board: HTMLElement, store: ProgressStore): BoardPart {
  const form = find(board, 'form', 'data-settings');
  const start = find(form, 'input', 'name="start"');
  const hours = find(form, 'input', 'name="hours"');
  const basis = find(form, 'input', 'name="basis"');
  const weekdays = [...form.querySelectorAll<HTMLInputElement>('input[name="weekday"]')];
  const hoursFault = find(form, 'p', 'data-hours-fault');
  const change = (edit: (progress: Progress, moment: Moment) => Progress): void => store.change(edit);

  form.addEventListener('submit', (event) => event.preventDefault());
  start.addEventListener('change', () => {
    const { value } = start;
    // A date that is being typed passes through years that no plan has.
    if (value === '' || (isDay(value) && value.startsWith('20')))
      change((progress, moment) => moveStart(progress, value === '' ? null : value, moment));
  });
  hours.addEventListener('change', () => {
    const { value, valueAsNumber } = hours;
    if (value === '' || Number.isFinite(valueAsNumber))
      change((progress, moment) => setHours(progress, value === '' ? null : valueAsNumber, moment));
  });
  basis.addEventListener('change', () => {
    change((progress, moment) => choose(progress, 'basis', basis.checked ? 'published' : 'own', moment));
  });
  for (const box of weekdays) {
    box.addEventListener('change', () => {
      const off = weekdays.flatMap((one) => (one.checked ? [Number(one.value)] : []));
      change((progress, moment) => setWeekdaysOff(progress, off, moment));
    });
  }
  const showBreaks = offerBreaks(form, store);
  return ({ progress, settings, laid }) => {
    setUnlessFocused(start, settings.start ?? '');
    setUnlessFocused(hours, settings.hours === null ? '' : String(settings.hours));
    basis.checked = setting(progress, 'basis') === 'published';
    for (const box of weekdays) box.checked = settings.weekdaysOff.includes(Number(box.value));
    hoursFault.hidden = settings.hours === null || laid.isByHours;
    showBreaks(settings.daysOff);
  };
}

/** Days off: periods that are added and taken away. */
function offerBreaks(form: HTMLFormElement, store: ProgressStore): (breaks: readonly DatedPeriod[]) => void {
  const from = find(form, 'input', 'name="from"');
  const to = find(form, 'input', 'name="to"');
  const list = find(form, 'ul', 'data-breaks');
  const fault = find(form, 'p', 'data-break-fault');
  find(form, 'button', 'data-add-break').addEventListener('click', () => {
    const period = { start: from.value, end: to.value || from.value };
    const isTaken =
      isDay(period.start) &&
      isDay(period.end) &&
      tryChange(store, (progress, moment) => takeOff(progress, period as DatedPeriod, moment));
    fault.textContent = isTaken ? '' : 'Нужны первый и последний день, не больше года между ними.';
    if (isTaken) from.value = to.value = '';
  });
  return (breaks) => {
    list.replaceChildren(
      ...breaks.map((period) => {
        const words = periodWords(period)?.words ?? '';
        const remove = element('button', {
          type: 'button',
          textContent: 'Убрать',
          attributes: { 'aria-label': `Снова работать: ${words}` },
        });
        remove.addEventListener('click', () =>
          store.change((progress, moment) => workOn(progress, period, moment)),
        );
        return element('li', {}, `${words} `, remove);
      }),
    );
  };
}

/** What the reader is typing is not taken away. */
function setUnlessFocused(input: HTMLInputElement, value: string): void {
  if (input !== document.activeElement) input.value = value;
}
