import { otherLayout } from '../../src/search/keyboard-layout.ts';
import type { SiteSearch } from '../../src/search/site-search.ts';

/** A query with the pages that answer it. */
export interface JudgedQuery {
  class: string;
  q: string;
  /** Addresses; any of them is right. */
  pages: string[];
}

/** What a search made of a query. */
export interface Verdict extends JudgedQuery {
  /** Place of the first right page, from 1; null where none was found. */
  place: number | null;
  found: string[];
}

/** Of a class of queries, or of all. */
export interface Score {
  count: number;
  /** Share of queries with a right page first, and among the first three. */
  first: number;
  firstThree: number;
  /** Mean reciprocal rank of the first right page. */
  mrr: number;
}

/** Asks the search every query and looks where the first right page stands. */
export async function judge(search: SiteSearch, queries: readonly JudgedQuery[]): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const query of queries) {
    let found: string[] = [];
    for await (const { hits } of search.search(query.q, { isUnfinished: true }))
      found = hits.map(({ url }) => url);
    const place = found.findIndex((url) => query.pages.includes(url));
    verdicts.push({ ...query, place: place === -1 ? null : place + 1, found: found.slice(0, 4) });
  }
  return verdicts;
}

export function scoreOf(verdicts: readonly Verdict[]): Score {
  const share = (isGood: (place: number) => boolean): number =>
    verdicts.filter(({ place }) => place !== null && isGood(place)).length / verdicts.length;
  return {
    count: verdicts.length,
    first: share((place) => place === 1),
    firstThree: share((place) => place <= 3),
    mrr: verdicts.reduce((sum, { place }) => sum + (place === null ? 0 : 1 / place), 0) / verdicts.length,
  };
}

/** Each query with every word on the layout of the other language. */
export function onOtherLayout(queries: readonly JudgedQuery[]): JudgedQuery[] {
  return queries.map((query) => ({
    ...query,
    class: 'layout, generated',
    q: query.q.split(' ').map(otherLayout).join(' '),
  }));
}

/** Shortest word in which an error is made: of shorter ones nobody knows what they were. */
const SHORTEST = 6;

/**
 * Each query that has a long word, with one edit in the longest: a letter left out, doubled, swapped with the next, or
 * replaced. The first letter stays, as it does in most errors.
 *
 * @param seed of the linear congruential generator of Numerical Recipes, so that every run makes the same errors
 */
export function withTypos(queries: readonly JudgedQuery[], seed: number): JudgedQuery[] {
  let state = seed;
  const random = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  return queries.flatMap((query) => {
    const words = query.q.match(/[\p{L}]+/gu) ?? [];
    const word = words.toSorted((a, b) => b.length - a.length)[0] ?? '';
    if (word.length < SHORTEST) return [];
    const at = 1 + random(word.length - 2);
    const letter = word.charAt(at);
    const alphabet = /[а-яё]/i.test(word) ? 'оеаинтсрвл' : 'etaoinsrhl';
    const edits = [
      '',
      letter + letter,
      word.charAt(at + 1) + letter,
      alphabet.replace(letter, '').charAt(random(alphabet.length - 1)),
    ];
    const kind = random(edits.length);
    const rest = word.slice(at + (kind === 2 ? 2 : 1));
    const wrong = word.slice(0, at) + (edits[kind] ?? '') + rest;
    return wrong === word ? [] : [{ ...query, class: 'typos, generated', q: query.q.replace(word, wrong) }];
  });
}
