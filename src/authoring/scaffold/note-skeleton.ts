import { stringify } from 'yaml';

/** What a new note begins with. */
export interface NoteStart {
  title: string;
  description: string;
  kind: 'topic' | 'supplement';
  /** Addresses of neighbours; one at least, or the page is a dead end. */
  related: string[];
}

/** The front matter of a new note, fences included. */
export function frontMatter(start: NoteStart): string {
  return `---\n${stringify(start, { lineWidth: 0 })}---\n`;
}

/** The front matter that a note has already, with `related` added where it names none. */
export function withRelated(existing: string, related: readonly string[]): string {
  if (/^related\s*:/m.test(existing)) return existing;
  const close = existing.lastIndexOf('---');
  return `${existing.slice(0, close)}${stringify({ related })}${existing.slice(close)}`;
}

/**
 * The text of a new note: the sections of a topic, each with a word on what belongs there, and three checkpoints that
 * fit any topic. Questions have no section yet: it comes with `questions.md`, which holds no question without an answer.
 *
 * @param title of the topic
 * @param idOf the id of a checkpoint from what it is about, `explain` to `docker-explain`
 */
export function noteText(title: string, idOf: (about: string) => string): string {
  return `
## Ответ за 60 секунд

Что кандидат скажет вслух, если спросят только об этом: суть, из чего она состоит и где её предел. От трёх до шести предложений, без вступления.

## Какую задачу решает

Что ломается, если этого нет: один сбой из своего проекта, с числом или строкой лога. Потом – почему простое решение не годится.

## Как устроено

Механизм по шагам. Схем две или больше, одна из них – последовательность или состояния: блок \`mermaid\` с \`accTitle\` и \`accDescr\`.

## Минимальный пример

Целая программа или тест из папки рядом: блок \`go\` с \`file="…"\` и \`region="…"\`. Под ней – вывод, который проверяет тест.

## Как в проде

Тот же код, каким его примут на ревью: тайм-ауты, ошибки, метрики, остановка.

## Грабли

Четыре или больше. У каждой симптом, причина и лечение; где можно – тест или отчёт, который её показывает.

## Когда не надо

Таблица: что взять вместо этого, что это даёт и чем за это платят.

## Практика

Задание, условие приёмки и тест, который его проверяет. Подсказки и решение свёрнуты.

## Чек-лист

- [ ] Объясняю за минуту, какую задачу решает «${escapeMarkdown(title)}» и когда это не нужно [](#${idOf('explain')})
- [ ] Написал пример по памяти, тесты зелёные [](#${idOf('built')})
- [ ] Измерил, чего это стоит, на своей машине [](#${idOf('measured')})

## Дальше

Первоисточники: спецификация, документация, исходный код. День, когда факты сверены с ними, стоит в шапке, в поле \`checked\`.
`;
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>{}#|~]/g, '\\$&');
}
