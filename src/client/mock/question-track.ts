import type { InterviewQuestion } from '../../cards/mock/interview.ts';
import type { Run } from '../../cards/mock/run.ts';
import { element } from '../element.ts';

/** The way through an interview: a station a question, in the colour of its line once one is there. */
export function questionTrack(questions: readonly InterviewQuestion[]): {
  view: HTMLElement;
  show: (run: Run) => void;
} {
  const stops = questions.map(() => element('i', { className: 'stop' }));
  // The words beside say the same: «Вопрос 3 из 10».
  const view = element('div', { className: 'track', attributes: { 'aria-hidden': 'true' } }, ...stops);
  return {
    view,
    show: ({ at, answers }) => {
      stops.forEach((stop, place) => {
        if (place > at) return;
        stop.dataset.line = String(questions[place]?.topic.line ?? 0);
        stop.toggleAttribute('data-here', place === at);
        stop.style.setProperty('--mark', String(answers[place]?.mark ?? 0));
      });
    },
  };
}
