import type { Interview, InterviewQuestion } from '../../cards/mock/interview.ts';
import * as runs from '../../cards/mock/run.ts';
import type { Run } from '../../cards/mock/run.ts';
import { element } from '../element.ts';
import { cardText } from '../trainer/card-data.ts';
import { interviewClock } from './interview-clock.ts';
import { listenToKeys } from './interview-keys.ts';
import { questionTrack } from './question-track.ts';
import { answerView, questionView } from './question-view.ts';
import { rubricForm, type RubricForm } from './rubric-form.ts';

/** What an interview is told by the page around it. */
interface Surroundings {
  now: () => number;
  /** Keeps the run as it is now. */
  keep: (run: Run) => void;
  finish: (run: Run) => void;
}

/** An interview that is under way. */
export interface InterviewView {
  view: HTMLElement;
  /** Begins to show it, once it stands in the page. */
  start: () => void;
  leave: () => void;
}

/** One question after another: asked, answered aloud, opened, marked. */
export function interviewView(
  { interview, questions }: { interview: Interview; questions: readonly InterviewQuestion[] },
  begun: Run,
  { now, keep, finish }: Surroundings,
): InterviewView {
  let run = begun;
  let rubric: RubricForm | null = null;
  let ticking: ReturnType<typeof setInterval> | undefined;
  const clock = interviewClock(interview);
  const track = questionTrack(questions);
  const number = element('p', { className: 'number' });
  const place = element('div', { className: 'place' });
  const hold = element('button', { type: 'button', className: 'hold' });
  const next = element('button', { type: 'button', className: 'main' });
  const end = element('button', { type: 'button' }, 'Закончить и посмотреть итог');
  const view = element(
    'section',
    { className: 'interview', tabIndex: -1, attributes: { 'aria-label': 'Интервью' } },
    element('div', { className: 'bar not-content' }, track.view, number, clock.view, hold),
    clock.said,
    place,
    element('details', { className: 'early not-content' }, element('summary', {}, 'Закончить раньше'), end),
  );

  const change = (changed: Run): void => {
    run = changed;
    keep(run);
    show();
  };
  const show = (): void => {
    const isLast = run.at === questions.length - 1;
    const isMarked = typeof run.answers[run.at]?.mark === 'number';
    clock.show(run, now());
    track.show(run);
    number.textContent = `Вопрос ${String(run.at + 1)} из ${String(questions.length)}`;
    hold.textContent = run.since === null ? 'Продолжить' : 'Пауза';
    // Who pauses does not think on.
    place.hidden = run.since === null;
    next.textContent = isLast ? 'Итог' : 'Следующий вопрос';
    next.disabled = !isMarked;
  };
  const ask = async (): Promise<void> => {
    const { at } = run;
    const question = questions[at];
    if (!question) return;
    rubric = null;
    const text = await cardText(question.card.id).catch(() => null);
    if (at !== run.at) return;
    if (text === null) {
      const again = element('button', { type: 'button' }, 'Попробовать ещё раз');
      again.addEventListener('click', () => void ask());
      place.replaceChildren(
        element('p', {}, 'Вопрос не загрузился: похоже, нет сети. Время идёт; поставьте паузу.'),
        again,
      );
      return;
    }
    const open = element('button', { type: 'button', className: 'main' }, 'Открыть ответ');
    const hint = element('p', { className: 'keys' }, 'Пробел – ответ, 0–3 – оценка, Enter – дальше');
    const asked = questionView(question, text);
    place.replaceChildren(asked, element('p', {}, open), hint);
    const showAnswer = (): void => {
      const answer = run.answers[run.at];
      if (!answer) return;
      rubric = rubricForm(answer, (verdict) => change(runs.judge(run, verdict)));
      const opened = answerView(text);
      place.replaceChildren(asked, opened, rubric.view, element('p', {}, next), hint);
      opened.querySelector<HTMLElement>('h3')?.focus({ preventScroll: true });
    };
    open.addEventListener('click', () => {
      change(runs.openAnswer(run));
      showAnswer();
    });
    asked.querySelector('h2')?.focus({ preventScroll: true });
    if (run.isOpen) showAnswer();
    const following = questions[at + 1];
    if (following) cardText(following.card.id).catch(() => null);
  };
  const goOn = (): void => {
    if (next.disabled || !run.isOpen) return;
    if (run.at === questions.length - 1) {
      finish(run);
      return;
    }
    change(runs.nextQuestion(run, now()));
    view.scrollIntoView();
    void ask();
  };

  next.addEventListener('click', goOn);
  end.addEventListener('click', () => finish(run));
  hold.addEventListener('click', () =>
    change(run.since === null ? runs.resume(run, now()) : runs.pause(run, now())),
  );
  listenToKeys(view, {
    open: () => {
      const open = run.isOpen || run.since === null ? null : place.querySelector<HTMLElement>('button.main');
      open?.click();
      return open !== null;
    },
    mark: (mark) => {
      if (run.since !== null) rubric?.choose(mark);
    },
    next: () => {
      if (run.since !== null) goOn();
    },
  });
  return {
    view,
    start: () => {
      show();
      void ask();
      ticking = setInterval(() => clock.show(run, now()), 250);
    },
    leave: () => clearInterval(ticking),
  };
}
