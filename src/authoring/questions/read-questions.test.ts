import { describe, expect, it } from 'vitest';
import { noteOf } from '../markdown-source.fixture.ts';
import { readQuestions } from './read-questions.ts';

const FILE = 'content/1-ramp-up/docker/questions.md';
const HEAD = '---\ntopic: ramp-up/docker\n---\n\n';
const read = (text: string) => readQuestions(noteOf(text, FILE));
const whole = (rest: string) => `${HEAD}## Что такое слой? [](#layer)\n\nlevel: middle\n\n${rest}`;

describe('a file of questions', () => {
  it('is read with every part, as Markdown, and its lines', () => {
    const { questions, problems } = read(
      whole(
        'Коротко.\n\nДолго: `RUN`.\n\n- список\n\n### Если копнут глубже\n\nА кэш?\n\nДа.\n\n### Провальный ответ\n\n«Не знаю».\n\n' +
          '## Что выведет `x`? [](#prints)\nlevel: senior\n\n```go\nfmt.Println(1)\n## не заголовок\n```\n\nКоротко.\nи ещё\n\n1. Долго\n',
      ),
    );
    expect(problems).toEqual([]);
    expect(questions).toEqual([
      {
        kind: 'question',
        id: 'layer',
        page: 'ramp-up/docker',
        file: FILE,
        line: 5,
        question: 'Что такое слой?',
        level: 'middle',
        short: 'Коротко.',
        full: 'Долго: `RUN`.\n\n- список',
        deeper: 'А кэш?\n\nДа.',
        failing: '«Не знаю».',
      },
      {
        kind: 'question',
        id: 'prints',
        page: 'ramp-up/docker',
        file: FILE,
        line: 25,
        question: 'Что выведет x?',
        level: 'senior',
        prompt: '```go\nfmt.Println(1)\n## не заголовок\n```',
        short: 'Коротко.\nи ещё',
        full: '1. Долго',
      },
    ]);
  });

  it('gives to the renderer the same lines without the levels', () => {
    const text = whole('Коротко.\n\nДолго.\n').replaceAll('\n', '\r\n');
    const { parsed, problems } = read(text);
    expect(problems).toEqual([]);
    expect(parsed?.text.split('\n')).toHaveLength(text.split('\n').length);
    expect(parsed?.text).not.toContain('level');
  });

  it('may have comments for its authors', () => {
    expect(
      read(`${HEAD}<!-- по алфавиту -->\n\n## А? [](#a)\n\nlevel: junior\n\nБ.\n\nВ.\n`).problems,
    ).toEqual([]);
  });

  const answer = 'Коротко.\n\nДолго.\n';
  it.each([
    ['no id', `${HEAD}## А?\n\nlevel: junior\n\n${answer}`, 5, 'without an id'],
    ['a malformed id', `${HEAD}## А? [](#A)\n\nlevel: junior\n\n${answer}`, 5, '"A"'],
    ['no words', `${HEAD}## [](#a)\n\nlevel: junior\n\n${answer}`, 5, 'without words'],
    ['no level', `${HEAD}## А? [](#a)\n\n${answer}`, 5, 'has no level'],
    ['an unknown level', `${HEAD}## А? [](#a)\n\nlevel: lead\n\n${answer}`, 5, 'the level "lead"'],
    ['no answer', `${HEAD}## А? [](#a)\n\nlevel: junior\n`, 5, 'has no answer'],
    ['a section in place of the answer', whole('### Провальный ответ\n\nНет.\n'), 5, 'has no answer'],
    ['code alone', whole('```go\n```\n'), 5, 'has no answer'],
    ['a short answer alone', whole('Коротко.\n'), 5, 'no full one'],
    ['a short answer and a section', whole('Коротко.\n\n### Провальный ответ\n\nНет.\n'), 5, 'no full one'],
    ['no program', whole(answer).replace('Что такое слой?', 'Что выведет программа?'), 5, 'shows no program'],
    ['a list for the short answer', whole('- раз\n\nДва.\n'), 9, 'not a paragraph'],
    [
      'text before the first question',
      `${HEAD}Введение.\n\n## А? [](#a)\n\nlevel: junior\n\n${answer}`,
      5,
      'before the first',
    ],
    ['a title', `${HEAD}# Вопросы\n\n## А? [](#a)\n\nlevel: junior\n\n${answer}`, 5, 'before the first'],
    ['no question', HEAD, 1, 'without a question'],
    [
      'the topic of another',
      `---\ntopic: ramp-up/jwt\n---\n\n${whole(answer).slice(HEAD.length)}`,
      2,
      '"ramp-up/jwt"',
    ],
    ['no topic', whole(answer).slice(HEAD.length), 2, 'without a topic'],
    ['other keys', whole(answer).replace('topic:', 'title: x\ntopic:'), 2, 'nothing reads: title'],
    ['broken front matter', whole(answer).replace('ramp-up', '"'), 2, 'broken YAML'],
    ['an unknown section', whole(`${answer}\n### Пример\n\nТекст.\n`), 13, '«Пример» of an unknown kind'],
    ['a section of another level', whole(`${answer}\n#### Провальный ответ\n\nНет.\n`), 13, 'unknown kind'],
    [
      'a section twice',
      whole(`${answer}\n### Провальный ответ\n\nА.\n\n### Провальный ответ\n\nБ.\n`),
      17,
      'a second',
    ],
    ['an empty section', whole(`${answer}\n### Провальный ответ\n`), 13, 'an empty'],
    ['a heading in a quotation', whole('Коротко.\n\n> # Долго\n'), 11, 'inside of another'],
    ['a picture', whole('Коротко.\n\n![a](a.png)\n'), 11, 'picture'],
    ['a checklist', whole('Коротко.\n\n- [ ] шаг [](#x)\n'), 11, 'checklist'],
    ['a footnote', whole('Коротко[^1].\n\nДолго.\n\n[^1]: сноска\n'), 13, 'footnote'],
    ['raw HTML', whole('Коротко.\n\n<table></table>\n'), 11, 'raw HTML'],
  ])('is refused with %s', (_, text, line, found) => {
    const { problems } = read(text);
    expect(problems.map((problem) => problem.found)).toHaveLength(1);
    expect(problems[0]).toMatchObject({ file: FILE, line });
    expect(problems[0]?.found).toContain(found);
  });
});
