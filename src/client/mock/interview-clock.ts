import type { Interview } from '../../cards/mock/interview.ts';
import { spentInAll, spentOn, type Run } from '../../cards/mock/run.ts';
import { element } from '../element.ts';
import { clockWords } from './time-words.ts';

/** From so much time left on, it is said once that it comes to an end. */
const SOON = 5 * 60_000;

/** The clock of an interview: it tells the time and never stops anybody. */
export interface InterviewClock {
  view: HTMLElement;
  /** What is worth saying aloud: that time runs short, and that it is over. */
  said: HTMLElement;
  /** Shows the time of a run as it is now. */
  show: (run: Run, now: number) => void;
}

export function interviewClock({ minutes }: Interview): InterviewClock {
  const label = element('span', { className: 'label' }, 'осталось');
  const left = element('b', {});
  const own = element('b', {});
  const said = element('p', { className: 'said', attributes: { role: 'status' } });
  const view = element(
    'p',
    { className: 'clock', attributes: { role: 'timer' } },
    element('span', {}, label, ' ', left),
    element('span', {}, element('span', { className: 'label' }, 'на вопросе'), ' ', own),
  );
  return {
    view,
    said,
    show: (run, now) => {
      const rest = minutes * 60_000 - spentInAll(run, now);
      const isOver = rest <= 0;
      view.toggleAttribute('data-over', isOver);
      setText(label, isOver ? 'сверх времени' : 'осталось');
      // What is left is rounded up, so that 45:00 stands for a whole second and 00:00 is the end.
      setText(left, clockWords(isOver ? -rest : rest + 999));
      setText(own, clockWords(spentOn(run, run.at, now)));
      const words = isOver ? 'Время вышло. Отвечать можно и дальше.' : 'Осталось меньше пяти минут.';
      setText(said, rest < SOON ? words : '');
    },
  };
}

/** Writes only what is new: a live region would be read out again. */
function setText(place: HTMLElement, text: string): void {
  if (place.textContent !== text) place.textContent = text;
}
