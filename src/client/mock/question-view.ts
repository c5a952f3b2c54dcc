import type { InterviewQuestion } from '../../cards/mock/interview.ts';
import type { PublishedQuestion } from '../../cards/published-questions.ts';
import { element } from '../element.ts';
import { builtHtml } from '../trainer/built-html.ts';

/** The question as an interviewer asks it. */
export function questionView({ card, topic }: InterviewQuestion, { html }: PublishedQuestion): HTMLElement {
  const title = element('h2', { className: 'asked', tabIndex: -1 }, builtHtml(html.question));
  const prompt = html.prompt === null ? null : element('div', {}, builtHtml(html.prompt));
  return element(
    'div',
    { className: 'question' },
    element('p', { className: 'facts' }, `${topic.title} · ${card.level}`),
    title,
    prompt,
  );
}

/** What a good answer says, how it is dug into, and what fails the candidate. */
export function answerView({ html }: PublishedQuestion): HTMLElement {
  const part = (className: string, words: string, text: string | null): HTMLElement | null =>
    text === null
      ? null
      : element('div', { className }, element('h4', {}, words), element('div', {}, builtHtml(text)));
  return element(
    'div',
    { className: 'answer-parts' },
    element('h3', { tabIndex: -1 }, 'Ответ'),
    element('div', { className: 'short' }, builtHtml(html.short)),
    element('div', {}, builtHtml(html.full)),
    part('deeper', 'Если копнут глубже', html.deeper),
    part('failing', 'Провальный ответ', html.failing),
  );
}
