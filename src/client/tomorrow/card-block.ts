import type { TomorrowCard } from '../../cards/tomorrow.ts';
import type { PublishedQuestion } from '../../cards/published-questions.ts';
import { typographic } from '../../roadmap/typography.ts';
import { element } from '../element.ts';
import { pageHref } from '../page-href.ts';
import { builtHtml } from '../trainer/built-html.ts';
import { lineWords } from './line-words.ts';

/** A card of the sheet: the question, the short answer, the full one folded. */
export function cardBlock({ card, topic }: TomorrowCard, { text, html }: PublishedQuestion): HTMLElement {
  return element(
    'li',
    { className: 'card', dataset: topic.line === 0 ? {} : { line: String(topic.line) } },
    element(
      'p',
      { className: 'place' },
      `${lineWords(topic.line)} · `,
      element('a', {
        href: pageHref(`${topic.id}#${card.id.split('#').at(-1) ?? ''}`),
        textContent: typographic(topic.title),
      }),
      ` · ${card.level}`,
    ),
    element('h4', {}, builtHtml(html.question)),
    html.prompt !== null && builtHtml(html.prompt),
    element('div', { className: 'short' }, builtHtml(html.short)),
    element(
      'details',
      {},
      element(
        'summary',
        {},
        'Полный ответ',
        element('span', { className: 'sr-only', textContent: ` на вопрос «${text}»` }),
      ),
      builtHtml(html.full),
      html.deeper !== null && extra('Если копнут глубже', html.deeper),
      html.failing !== null && extra('Провальный ответ', html.failing),
    ),
  );
}

function extra(label: string, html: string): HTMLElement {
  return element(
    'div',
    { className: 'extra' },
    element('p', { className: 'label', textContent: label }),
    builtHtml(html),
  );
}
