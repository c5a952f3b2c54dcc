import { describe, expect, it } from 'vitest';
import { ConceptSearch } from './search.ts';
import { SECTIONS, SITE } from './search.fixture.ts';
import { rewrite } from './rewrite.ts';
import { indexedForm, textQueries } from './text-query.ts';

const search = new ConceptSearch(SITE, { sections: SECTIONS });
const plan = (query: string) => {
  const rewriting = rewrite(query, search.lexicon);
  return textQueries(query, rewriting, search.otherNames(rewriting)).map(({ text }) => text);
};

describe('the text is searched', () => {
  it('for the query, its telling words, and other names', () => {
    expect(plan('что такое предохранитель')).toEqual([
      'что такое предохранитель',
      'предохранитель',
      expect.stringMatching(/^circuit breaker/),
    ]);
  });

  it('once for each text', () => {
    expect(plan('kafka')).toEqual(['kafka']);
  });
});

it.each([
  ['чистый', 'чист'],
  ['goroutine', 'goroutine'],
])('the index finds %s as %s', (word, form) => {
  expect(indexedForm(word)).toBe(form);
});
