import { dueWords } from '../../cards/due-words.ts';
import type { CardTopic } from '../../cards/card.ts';
import type { PublishedQuestion } from '../../cards/published-questions.ts';
import { GRADES, type Grade } from '../../cards/review-log.ts';
import { element } from '../element.ts';
import { builtHtml } from './built-html.ts';

/** What grades are called, from the worst. */
const GRADE_WORDS: Record<Grade, string> = { 1: 'Снова', 2: 'Трудно', 3: 'Хорошо', 4: 'Легко' };

/** What a reader does with a card. */
export interface CardActions {
  grade: (grade: Grade) => void;
  suspend: () => void;
  /** Takes the last grade back; null where there is none. */
  undo: (() => void) | null;
}

/** A card on the desk: first the question alone, then the short answer, then all of it. */
export interface CardView {
  root: HTMLElement;
  /** Opens the next layer; says whether there was one. */
  open: () => boolean;
  /** Whether the answer stands there, so that it may be graded. */
  isOpen: () => boolean;
}

interface CardOnDesk {
  question: PublishedQuestion;
  topic: CardTopic;
  /** When it would be due after each grade, in milliseconds from now. */
  due: Record<Grade, number>;
  isLeech: boolean;
}

/** Draws a card. */
export function cardView({ question, topic, due, isLeech }: CardOnDesk, actions: CardActions): CardView {
  const { html } = question;
  const anchor = question.id.split('#').at(-1) ?? '';
  const page = `${import.meta.env.BASE_URL}${topic.url.slice(1)}#${anchor}`;
  const show = element('button', { type: 'button', className: 'show', textContent: 'Показать ответ' });
  const suspend = element('button', { type: 'button', textContent: 'Не спрашивать' });
  const more = element(
    'details',
    { className: 'more' },
    element('summary', {}, 'Полный ответ'),
    builtHtml(html.full),
    ...layer('Если копнут глубже', html.deeper),
    ...layer('Ответ, который проваливает', html.failing),
  );
  const grades = GRADES.map((grade) => gradeButton(grade, due[grade], actions.grade));
  const answer = element(
    'div',
    { className: 'answer', hidden: true },
    element('div', { className: 'sl-markdown-content short', tabIndex: -1 }, builtHtml(html.short)),
    element('div', { className: 'sl-markdown-content' }, more),
    element(
      'div',
      { className: 'grades', attributes: { role: 'group', 'aria-label': 'Как вспомнилось' } },
      ...grades,
    ),
  );
  const isOpen = (): boolean => !answer.hidden;
  const open = (): boolean => {
    if (isOpen()) {
      if (more.open) return false;
      more.open = true;
      return true;
    }
    answer.hidden = false;
    show.hidden = true;
    // Who cannot see the answer hears it.
    answer.querySelector<HTMLElement>('.short')?.focus({ preventScroll: true });
    return true;
  };
  show.addEventListener('click', open);
  suspend.addEventListener('click', actions.suspend);
  const undo = element('button', { type: 'button', textContent: 'Отменить оценку' });
  undo.addEventListener('click', () => actions.undo?.());
  const root = element(
    'article',
    { className: 'card', attributes: { 'aria-label': 'Карточка' } },
    element('p', { className: 'from' }, element('a', { href: page }, topic.title), ` · ${question.level}`),
    element('h3', { tabIndex: -1 }, builtHtml(html.question)),
    html.prompt !== null && element('div', { className: 'sl-markdown-content' }, builtHtml(html.prompt)),
    isLeech &&
      element(
        'p',
        { className: 'leech' },
        'Карточка забывается раз за разом. Перечитайте раздел, перескажите его своими словами или уберите её.',
      ),
    element('p', { className: 'row' }, show),
    answer,
    element('p', { className: 'row aside' }, suspend, actions.undo !== null && undo),
  );
  return { root, open, isOpen };
}

function gradeButton(grade: Grade, due: number, choose: (grade: Grade) => void): HTMLButtonElement {
  const button = element(
    'button',
    { type: 'button', dataset: { grade: String(grade) } },
    element('span', {}, GRADE_WORDS[grade]),
    element('small', {}, dueWords(due)),
  );
  button.addEventListener('click', () => choose(grade));
  return button;
}

function layer(title: string, html: string | null): (HTMLElement | DocumentFragment)[] {
  return html === null ? [] : [element('h4', {}, title), builtHtml(html)];
}
