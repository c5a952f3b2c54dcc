import { describe, expect, it } from 'vitest';
import { editDistance } from '../../src/search/edit-distance.ts';
import { SECTIONS, SITE } from '../../src/search/search.fixture.ts';
import { SiteSearch } from '../../src/search/site-search.ts';
import { judge, onOtherLayout, scoreOf, withTypos, type JudgedQuery } from './judge.ts';

const query = (q: string, ...pages: string[]): JudgedQuery => ({ class: 'x', q, pages });
const search = new SiteSearch({
  concepts: () => Promise.resolve(SITE),
  words: () => Promise.resolve([]),
  sections: () => Promise.resolve(SECTIONS),
  questions: () => Promise.resolve({}),
  text: (queries) => Promise.resolve(queries.map(() => [])),
});

describe('judging', () => {
  it('counts the place of the first right page, and what was not found as nothing', async () => {
    const verdicts = await judge(search, [
      query('предохранитель', '/senior-ready/circuit-breaker/'),
      query('предохранитель', '/senior-ready/sales-engine/'),
      query('предохранитель', '/ring/kafka/'),
    ]);
    expect(verdicts.map(({ place }) => place)).toEqual([1, 2, null]);
    expect(scoreOf(verdicts)).toEqual({ count: 3, first: 1 / 3, firstThree: 2 / 3, mrr: 0.5 });
  });
});

describe('what is generated', () => {
  it('is every word on the other layout', () => {
    expect(onOtherLayout([query('cache горутины')]).map(({ q }) => q)).toEqual(['сфсру ujhenbys']);
  });

  it('is one edit in the longest word, the same each time', () => {
    const queries = ['предохранитель', 'утечка горутин', 'outbox relay', 'WithTimeout', 'сага'].map((q) =>
      query(q),
    );
    const typos = withTypos(queries, 7);
    expect(typos).toEqual(withTypos(queries, 7));
    expect(typos).not.toEqual(withTypos(queries, 8));
    for (const { q } of typos)
      expect(queries.filter((one) => editDistance(one.q, q, 3) <= 2)).toHaveLength(1);
    expect(typos.some(({ q }) => q === 'сага')).toBe(false);
  });
});
