import type { Interview, InterviewQuestion } from '../../cards/mock/interview.ts';
import { BEST_MARK, MARK_WORDS, type Answer, type Result } from '../../cards/mock/mark.ts';
import { percentOf, scoreOf, type Tally } from '../../cards/mock/score.ts';
import { plural, QUESTIONS, type Forms } from '../../roadmap/plural.ts';
import { element } from '../element.ts';
import { pageHref } from '../page-href.ts';
import { offerAddress } from '../offer-address.ts';
import { cardText } from '../trainer/card-data.ts';
import { builtHtml } from '../trainer/built-html.ts';
import { mockHref } from './mock-address.ts';
import { interviewWords, type LineNames } from './interview-words.ts';
import { clockWords } from './time-words.ts';

const POINTS: Forms = ['балл', 'балла', 'баллов'];

/** The score card of an interview: for the learner, for the mentor, for paper. */
export function scoreView(
  { interview, questions }: { interview: Interview; questions: readonly InterviewQuestion[] },
  result: Result,
  address: { code: string; result: string },
  names: LineNames,
): HTMLElement {
  const score = scoreOf(questions, result.answers);
  const spent = result.answers.reduce((sum, answer) => sum + answer.spent, 0);
  const left = questions.length - score.whole.count;
  const percent = percentOf(score.whole);
  return element(
    'section',
    { className: 'score not-content' },
    element('h2', { tabIndex: -1 }, 'Итог интервью'),
    element(
      'p',
      { className: 'facts' },
      `${dateWords(result.ended)}. ${interviewWords(interview, questions.length)}; заняло ${clockWords(spent)}.`,
    ),
    percent === null
      ? element('p', { className: 'sum' }, 'Ни один вопрос не оценён.')
      : element(
          'p',
          { className: 'sum' },
          element('b', {}, percentWords(percent)),
          ` ${plural(score.whole.points, POINTS)} из ${String(score.whole.count * BEST_MARK)}`,
          left > 0 && `, не дошли: ${plural(left, QUESTIONS)}`,
        ),
    actions(address),
    element(
      'div',
      { className: 'tables' },
      table(
        'По линиям',
        score.lines.map((tally) => ({ ...tally, name: names.get(tally.line) ?? '' })),
      ),
      table(
        'По глубине',
        score.levels.map((tally) => ({ ...tally, name: tally.level })),
      ),
    ),
    score.repeat.length > 0 &&
      element(
        'div',
        { className: 'repeat' },
        element('h3', {}, 'Что повторить'),
        element(
          'ul',
          {},
          ...score.repeat.map(({ id, title, line }) =>
            element(
              'li',
              { dataset: { line: String(line) } },
              stop(),
              element('a', { href: pageHref(id) }, title),
            ),
          ),
        ),
      ),
    element('h3', {}, 'Вопросы'),
    element(
      'ol',
      { className: 'asked-all' },
      ...questions.map((question, place) => row(question, result.answers[place])),
    ),
    element(
      'p',
      { className: 'buttons links' },
      element('a', { href: `#${address.code}` }, 'Те же вопросы ещё раз'),
      element('a', { href: '#' }, 'Новое интервью'),
    ),
  );
}

function table(caption: string, rows: (Tally & { name: string; line?: number })[]): HTMLElement | null {
  if (rows.length === 0) return null;
  return element(
    'table',
    {},
    element('caption', {}, caption),
    ...rows.map(({ name, line, ...tally }) => {
      const percent = percentOf(tally) ?? 0;
      return element(
        'tr',
        line === undefined ? {} : { dataset: { line: String(line) } },
        element('th', { scope: 'row' }, line !== undefined && lineMark(line), name),
        element('td', { className: 'count' }, plural(tally.count, QUESTIONS)),
        element('td', { className: 'part' }, bar(percent)),
        element('td', { className: 'percent' }, percentWords(percent)),
      );
    }),
  );
}

function row({ card, topic }: InterviewQuestion, answer: Answer | undefined): HTMLElement {
  const words = element('span', { className: 'text' }, '…');
  // Who has no network sees the marks all the same.
  cardText(card.id)
    .then((text) => words.replaceChildren(text === null ? card.id : builtHtml(text.html.question)))
    .catch(() => words.replaceChildren(card.id));
  const mark = answer?.mark ?? null;
  return element(
    'li',
    { dataset: { line: String(topic.line) } },
    stop(mark ?? 0, mark === null),
    element(
      'div',
      {},
      words,
      element(
        'p',
        { className: 'verdict' },
        element('b', {}, mark === null ? 'не дошли' : `${String(mark)} – ${MARK_WORDS[mark]}`),
        answer?.isFailing === true && element('strong', { className: 'red' }, 'назвал провальный ответ'),
      ),
      element(
        'p',
        { className: 'facts' },
        element('a', { href: pageHref(card.id) }, topic.title),
        ` · ${card.level}`,
        mark !== null && ` · ${clockWords(answer?.spent ?? 0)}`,
      ),
    ),
  );
}

function actions(address: { code: string; result: string }): HTMLElement {
  const place = element('div', {});
  const copy = element('button', { type: 'button' }, 'Скопировать ссылку на итог');
  const print = element('button', { type: 'button' }, 'Напечатать');
  copy.addEventListener('click', () => void offerAddress(place, mockHref(address)));
  print.addEventListener('click', () => globalThis.print());
  return element('div', { className: 'actions' }, element('p', { className: 'buttons' }, copy, print), place);
}

/** A station, as full as the mark. */
function stop(mark = 0, isEmpty = false): HTMLElement {
  const view = element('i', { className: 'stop', attributes: { 'aria-hidden': 'true' } });
  view.style.setProperty('--mark', String(mark));
  view.toggleAttribute('data-empty', isEmpty);
  return view;
}

function lineMark(line: number): HTMLElement {
  return element(
    'i',
    { className: 'line-mark', attributes: { 'aria-hidden': 'true' } },
    line > 0 ? String(line) : '',
  );
}

/** The number stands beside it, so that nobody has to hear it twice. */
function bar(percent: number): HTMLElement {
  return element('progress', { max: 100, value: percent, attributes: { 'aria-hidden': 'true' } });
}

function percentWords(percent: number): string {
  return `${String(percent)}\u00a0%`;
}

function dateWords(time: number): string {
  return new Intl.DateTimeFormat('ru', { dateStyle: 'long', timeStyle: 'short' }).format(new Date(time));
}
