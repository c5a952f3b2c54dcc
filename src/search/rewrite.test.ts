import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { otherLayout } from './keyboard-layout.ts';
import { rewrite } from './rewrite.ts';
import { ConceptSearch } from './search.ts';
import { SECTIONS, SITE } from './search.fixture.ts';

const { lexicon } = new ConceptSearch(SITE, { sections: SECTIONS });
const read = (query: string, options = {}) => {
  const { text, words, corrections } = rewrite(query, lexicon, options);
  return { text, words: words.map(({ word }) => word), corrections };
};

describe('rewrite', () => {
  it('leaves a query that the site knows as it is, but for words that tell nothing', () => {
    expect(read('Что такое горутина?')).toEqual({
      text: 'Что такое горутина?',
      words: ['горутина'],
      corrections: [],
    });
    expect(read('что такое').words).toEqual(['что', 'такое']);
  });

  it.each([
    ['пщкщгештуы', 'goroutines'],
    ['rjyntrcn', 'контекст'],
    ['ghtlj[hfybntkm', 'предохранитель'],
    ['кэш rjyntrcn', 'кэш контекст'],
    ['rjyntrcn pf,snsq', 'контекст забытый'],
  ])('puts %s on its layout', (typed, meant) => {
    expect(read(typed).text).toBe(meant);
  });

  it.each(['WithTimeout', 'API Gateway', 'circuit breaker', 'лист'])('does not touch %s', (typed) => {
    expect(read(typed).corrections.filter(({ kind }) => kind === 'layout')).toEqual([]);
  });

  it('mends typing errors and says so', () => {
    expect(read('утчека горутин')).toEqual({
      text: 'утечка горутин',
      words: ['утечка', 'горутин'],
      corrections: [{ kind: 'typo', typed: 'утчека', meant: 'утечка' }],
    });
  });

  it('mends what was typed on the wrong layout with an error in it', () => {
    expect(read('ghtlj[hfyntkm').text).toBe('предохранитель');
  });

  it('tells as what it took a word that is spelt by ear', () => {
    const { words, corrections } = read('кафка');
    expect(words).toEqual(['kafka']);
    expect(corrections).toEqual([{ kind: 'typo', typed: 'кафка', meant: 'kafka' }]);
  });

  it('waits with the last word while it is being typed', () => {
    expect(read('предохр', { isUnfinished: true }).corrections).toEqual([]);
    // Longer than its stem, which is «блокировк».
    expect(read('взаимная блокировка'.slice(0, -1), { isUnfinished: true })).toMatchObject({
      corrections: [],
    });
  });

  it('takes a query literally where it is told to', () => {
    expect(read('пщкщгештуы', { literal: true })).toMatchObject({ text: 'пщкщгештуы', corrections: [] });
  });

  it('knows every name of the site typed on the other layout', () => {
    const names = SITE.flatMap(({ title, terms }) => [title, ...terms.flat()])
      // Of both alphabets nobody types a name on one layout.
      .filter((name) => !(/[а-я]/i.test(name) && /[a-z]/i.test(name)));
    expect(names.length).toBeGreaterThan(8);
    for (const name of names) {
      const { words } = rewrite(otherLayout(name.toLowerCase()), lexicon);
      const typed = rewrite(name, lexicon).words;
      expect(
        words.map(({ stem }) => stem),
        name,
      ).toEqual(typed.map(({ stem }) => stem));
    }
  });

  it('makes something of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (query) => {
        expect(rewrite(query, lexicon).words.every(({ stem }) => stem !== '')).toBe(true);
      }),
    );
  });
});
