import { describe, expect, it } from 'vitest';
import { parsed } from '../markdown-source.fixture.ts';
import { checkTermHomes, checkTermLinks } from './check-terms.ts';
import type { TermEntry } from './read-glossary.ts';

const term = (id: string, over: Partial<TermEntry> = {}): TermEntry => ({
  ...{ id, ru: id, en: id, variants: [], definition: id, home: '/ramp-up/docker/', line: 1 },
  ...over,
});
const TERMS = [term('goroutine'), term('channel')];
const HEAD = '---\ntitle: x\n---\n\n';
const QUESTIONS = 'content/1-ramp-up/docker/questions.md';

describe('links to terms', () => {
  it('are good at their first use', () => {
    const note = parsed(`${HEAD}[Горутина](term:goroutine) и [канал](term:channel), [ссылка](/a/).\n`);
    expect(checkTermLinks(note, TERMS)).toEqual([]);
  });

  it('stand in each question for itself', () => {
    const text = '## А? [](#a)\n\n[Горутина](term:goroutine)\n\n## Б? [](#b)\n\n[Горутина](term:goroutine)\n';
    expect(checkTermLinks(parsed(HEAD + text, QUESTIONS), TERMS)).toEqual([]);
    expect(checkTermLinks(parsed(HEAD + text), TERMS)).toMatchObject([{ line: 11 }]);
  });

  it.each([
    ['to an unknown term', 'а\n[x](term:gorutine)\n', 6, 'no term "gorutine"', 'did you mean "goroutine"?'],
    ['to a term like no other', '[x](term:saga)\n', 5, 'no term "saga"', 'add the term'],
    ['to nothing', '[x](term:)\n', 5, 'no term ""', 'add the term'],
    ['again', '[x](term:channel)\n\n[y](term:channel)\n', 7, 'the first is in line 5', 'first use alone'],
    ['without words', '[](term:channel)\n', 5, 'without words', 'term:channel'],
    ['by reference', '[x][c]\n\n[c]: term:channel\n', 7, 'by a reference', 'term:channel'],
  ])('are refused %s', (_, text, line, found, remedy) => {
    const problems = checkTermLinks(parsed(HEAD + text), TERMS);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ file: 'content/1-ramp-up/docker/index.md', line });
    expect(problems[0]?.found).toContain(found);
    expect(problems[0]?.remedy).toContain(remedy);
  });
});

it('the home of a term must be a page', () => {
  const addresses = new Set(['/ramp-up/docker/', '/ramp-up/jwt/']);
  expect(
    checkTermHomes([term('a'), term('b', { home: '/ramp-up/dokcer/', line: 8 })], addresses),
  ).toMatchObject([
    { file: 'content/glossary.yml', line: 8, remedy: expect.stringContaining('/ramp-up/docker/') as string },
  ]);
});
