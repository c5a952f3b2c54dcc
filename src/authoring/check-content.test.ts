import { describe, expect, it } from 'vitest';
import { readRoadmap } from '../roadmap/read-roadmap.ts';
import { checkContent } from './check-content.ts';
import type { Content } from './content-files.ts';

const { roadmap } = readRoadmap(
  '# A\n\n## Разгон\n\n- [ ] [Docker](1-a/docker/)\n- [ ] [JWT](1-a/jwt/)\n- [ ] Без ссылки\n',
);
if (roadmap === null) throw new Error('the roadmap of this test cannot be read');

const NOTE = `---
title: Docker
related:
  - /a/jwt/
---

[Слой](term:layer) образа.

## Вопросы на собеседовании

## Чек-лист

- [ ] Собрал образ [](#docker-built)
`;
const QUESTIONS = `---
topic: a/docker
---

## Что такое слой? [](#docker-layer)

level: junior

Коротко про [слой](term:layer).

Долго.
`;
const GLOSSARY = `- id: layer
  ru: слой
  en: layer
  definition: Одно изменение файловой системы.
  home: /a/docker/
`;
const NOTE_FILE = 'content/1-a/docker/index.md';
const QUESTIONS_FILE = 'content/1-a/docker/questions.md';

interface Texts {
  note?: string;
  questions?: string;
  glossary?: string | null;
  more?: string;
}

function contentWith({
  note = NOTE,
  questions = QUESTIONS,
  glossary = GLOSSARY,
  more = '',
}: Texts = {}): Content {
  return {
    roadmap: roadmap ?? { title: '', goal: '', start: null, prose: '', phases: [], sections: [] },
    notes: [
      { file: NOTE_FILE, page: 'a/docker', text: note },
      { file: 'content/1-a/jwt/index.md', page: 'a/jwt', text: `---\ntitle: JWT\n---\n${more}` },
    ],
    questions: [{ file: QUESTIONS_FILE, page: 'a/docker', text: questions }],
    glossary,
  };
}

describe('the content as a whole', () => {
  it('passes when it is whole', () => {
    expect(checkContent(contentWith())).toEqual([]);
  });

  it.each<[string, Texts, string, number]>([
    ['a checkpoint without an id', { note: NOTE.replace(' [](#docker-built)', '') }, NOTE_FILE, 13],
    ['an id on two pages', { more: '\n- [ ] Раз [](#docker-built)\n' }, 'content/1-a/jwt/index.md', 5],
    [
      'an id for both kinds',
      { questions: QUESTIONS.replace('#docker-layer', '#docker-built') },
      QUESTIONS_FILE,
      5,
    ],
    ['an unanswered question', { questions: QUESTIONS.replace(/Коротко[^]*/, '') }, QUESTIONS_FILE, 5],
    ['an unknown term in the note', { note: NOTE.replace('term:layer', 'term:leyer') }, NOTE_FILE, 7],
    [
      'an unknown term in a question',
      { questions: QUESTIONS.replace('term:layer', 'term:x') },
      QUESTIONS_FILE,
      9,
    ],
    [
      'a home that is no page',
      { glossary: GLOSSARY.replace('/a/docker/', '/a/dokker/') },
      'content/glossary.yml',
      1,
    ],
    ['a faulty glossary', { glossary: GLOSSARY.replace('ru:', 'rus:') }, 'content/glossary.yml', 1],
    ['a related page that is none', { note: NOTE.replace('/a/jwt/', '/a/jvt/') }, NOTE_FILE, 4],
    ['questions without a place', { note: NOTE.replace('## Вопросы на', '## Вопросы не на') }, NOTE_FILE, 1],
  ])('is refused with %s, by file and line', (_, faulty, file, line) => {
    const problems = checkContent(contentWith(faulty));
    expect(problems).toContainEqual(expect.objectContaining({ file, line }));
    expect(new Set(problems.map((problem) => problem.file))).toEqual(new Set([file]));
  });

  it('tells each link to a term where there is no glossary', () => {
    expect(
      checkContent(contentWith({ glossary: null })).map(({ file, line }) => `${file}:${String(line)}`),
    ).toEqual([`${NOTE_FILE}:7`, `${QUESTIONS_FILE}:9`]);
  });

  it('knows the pages of lines without a link, and of the ring', () => {
    const content = contentWith({ note: NOTE.replace('/a/jwt/', '/ring/sql/\n  - /razgon/bez-ssylki/') });
    expect(checkContent(content).map(({ line }) => line)).toEqual([4]);
    content.notes.push({ file: 'content/ring/sql/index.md', page: 'ring/sql', text: '' });
    expect(checkContent(content)).toEqual([]);
  });
});
