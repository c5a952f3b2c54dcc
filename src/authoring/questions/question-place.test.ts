import { markdownToHtml, mdxToJs } from 'satteri';
import { describe, expect, it } from 'vitest';
import { noteOf, parsed } from '../markdown-source.fixture.ts';
import { QUESTIONS_PLACE, checkQuestionPlaces, questionPlace } from './question-place.ts';
import { readQuestions } from './read-questions.ts';

const PLACE = '## Вопросы на собеседовании\n';

async function render(text: string): Promise<string> {
  return (await markdownToHtml(text, { hastPlugins: [questionPlace] })).html.replaceAll('\n', '');
}

describe('the place of questions', () => {
  it('is at the end of its section, before the next heading of the same rank', async () => {
    expect(await render(`# А\n\n${PLACE}\nВслух.\n\n### Сначала\n\n## Чек-лист\n`)).toBe(
      `<h1>А</h1><h2>Вопросы на собеседовании</h2><p>Вслух.</p><h3>Сначала</h3>${QUESTIONS_PLACE}<h2>Чек-лист</h2>`,
    );
  });

  it('may be the end of the note', async () => {
    expect(await render(PLACE)).toBe(`<h2>Вопросы на собеседовании</h2>${QUESTIONS_PLACE}`);
  });

  it('is nowhere without the heading', async () => {
    expect(await render('## Вопросы\n\n### Вопросы на собеседовании\n')).not.toContain(QUESTIONS_PLACE);
  });

  it('is an element in MDX, too', async () => {
    const { code } = await mdxToJs(PLACE, { hastPlugins: [questionPlace] });
    expect(code).toContain('"question-place"');
  });
});

describe('questions and their note', () => {
  const file = noteOf(
    '---\ntopic: ramp-up/docker\n---\n\n## А? [](#a)\n\nlevel: junior\n\nБ.\n\nВ.\n',
    'content/1-ramp-up/docker/questions.md',
  );
  const { questions } = readQuestions(file);
  const NOTE = 'content/1-ramp-up/docker/index.md';

  it('belong together', () => {
    expect(checkQuestionPlaces([parsed(PLACE)], questions, [file])).toEqual([]);
    expect(checkQuestionPlaces([parsed('## А\n')], [], [])).toEqual([]);
  });

  it.each([
    ['no heading', [parsed('## А\n')], [file], NOTE, 1, 'no place for them'],
    ['a heading without questions', [parsed(`# А\n\n${PLACE}`)], [], NOTE, 3, 'without questions'],
    ['two headings', [parsed(`${PLACE}\n${PLACE}`)], [file], NOTE, 3, 'a second heading'],
    ['a heading of another rank', [parsed(`#${PLACE}`)], [file], NOTE, 1, 'level 3'],
    ['no note', [], [file], file.file, 1, 'beside no note'],
  ])('are refused with %s', (_, notes, files, at, line, found) => {
    const problems = checkQuestionPlaces(notes, files.length > 0 ? questions : [], files);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ file: at, line });
    expect(problems[0]?.found).toContain(found);
  });
});
