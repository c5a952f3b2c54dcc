import type { PublishedQuestion } from '../../cards/published-questions.ts';
import type { MarkupContext } from './card-markup.ts';
import type { Asked } from './note.ts';

/** One line of code as Expressive Code renders it. */
export function line(html: string): string {
  return `<div class="ec-line"><div class="code">${html}</div></div>`;
}

/** A block of code as Expressive Code renders it, with a file's name and a button. */
export function block(...lines: string[]): string {
  const title = '<figcaption class="header"><span class="title">main.go</span></figcaption>';
  const button = '<div class="copy"><button title="Копировать" data-code="x"><div></div></button></div>';
  return `<div class="snippet"><div class="expressive-code"><figure class="frame has-title not-content">${title}<pre data-language="go" tabindex="0"><code>${lines.join('')}</code></pre>${button}</figure></div><p class="snippet-source">main.go</p></div>`;
}

/** A figure as `mermaid` fences become. */
export const FIGURE =
  '<figure class="diagram not-content" id="d1"><figcaption><span id="d1-title">Очередь</span> <button>Увеличить</button></figcaption><p id="d1-text" hidden>Два узла</p><div class="diagram-frame"><svg role="img" aria-labelledby="d1-title" width="9" height="9" viewBox="0 0 9 9"><g id="d1-drawing"><path id="d1-0" fill="var(--diagram-line)" d="M0 0"></path><text>а&nbsp;б</text></g></svg></div><div popover><svg></svg></div></figure>';

/** The beginning of `src/styles/diagrams.css`. */
const SHEET = `:root {
  --diagram-line: #111111;
}
@media screen {
  :root[data-theme='dark'] {
    --diagram-line: #eeeeee;
  }
}`;

export const CONTEXT: MarkupContext = {
  page: 'https://example.org/base/ramp-up/docker/#layers',
  diagrams: SHEET,
};

/** A question with all parts, except for what a test says. */
export function questionOf(id: string, html: Partial<PublishedQuestion['html']> = {}): PublishedQuestion {
  const colour = '<span style="--0:#FF9492;--1:#BF3441">func</span>';
  return {
    ...{ id, level: 'middle', text: 'Что такое слой?' },
    html: {
      ...{ question: 'Что такое <code dir="auto">слой</code>?', prompt: block(line(colour)) },
      ...{ short: '<p>Разница <a href="/base/ring/linux/">файлов</a>.</p>', full: `<p>Долго.</p>${FIGURE}` },
      ...{ deeper: '<p>Кэш.</p>', failing: null },
      ...html,
    },
  };
}

/** A question of the first phase at its place in the decks. */
export function askedOf(id: string, asked: Partial<Asked> = {}): Asked {
  return {
    ...{ question: questionOf(id), url: '/ramp-up/docker/', topic: 'Docker & Compose', phase: 'ramp-up' },
    ...{ deck: 'Маршрут 500K::1 · Разгон', place: 1, changed: null },
    ...asked,
  };
}
