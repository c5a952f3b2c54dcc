import type { Piece } from './marked.ts';
import type { TextHit } from './merge-hits.ts';
import { stem } from './stem.ts';
import { STOP_WORDS } from './stop-words.ts';
import { queryWords, wordsOf } from './words.ts';

/** As much of Pagefind's own module as is used; `pagefind/pagefind.js` of the built site. */
export interface Pagefind {
  options: (options: Record<string, unknown>) => Promise<void>;
  init: (language?: string) => Promise<void>;
  search: (query: string) => Promise<{ results: PagefindResult[] }>;
}

interface PagefindResult {
  id: string;
  score: number;
  data: () => Promise<PagefindData>;
}

interface PagefindData {
  /** With the base of the build. */
  url: string;
  excerpt: string;
  meta: { title?: string };
  sub_results: { title: string; url: string; excerpt: string }[];
}

/** Pages of one query whose contents are fetched: each is a request, and Pagefind keeps what it has fetched. */
const MOST_PAGES = 6;
const MOST_PARTS = 3;

/**
 * The text of the built site, searched by Pagefind.
 *
 * @param load gives the module, ready to search; asked once, and again after it has failed
 * @param base of the build, `/` at its end
 */
export function pagefindText(
  load: () => Promise<Pagefind>,
  base: string,
): (queries: readonly string[]) => Promise<TextHit[][]> {
  let module: Promise<Pagefind> | undefined;
  const ready = (): Promise<Pagefind> =>
    (module ??= load().catch((error: unknown) => {
      module = undefined;
      throw error;
    }));
  return async (queries) => {
    const pagefind = await ready();
    return Promise.all(
      queries.map(async (query) => {
        const { results } = await pagefind.search(query);
        const asked = queryWords(query).filter((word) => !STOP_WORDS.has(word));
        const hits = await Promise.all(
          results.slice(0, MOST_PAGES).map(async (result) => {
            const hit = hitOf(await result.data(), result.score, base);
            return { ...hit, score: hit.score * coverage(hit, asked) ** 2 };
          }),
        );
        return hits.filter(({ score }) => score > 0);
      }),
    );
  };
}

function hitOf(
  { url, excerpt, meta, sub_results: parts }: PagefindData,
  score: number,
  base: string,
): TextHit {
  const sections = parts
    .map((part) => ({
      title: part.title,
      anchor: decodeURIComponent(part.url.split('#')[1] ?? ''),
      excerpt: piecesOf(part.excerpt),
    }))
    .filter(({ anchor }) => anchor !== '' && anchor !== '_top');
  return {
    url: `/${url.split('#')[0]?.slice(base.length) ?? ''}`,
    title: meta.title ?? url,
    score,
    parts:
      sections.length > 0
        ? sections.slice(0, MOST_PARTS)
        : [{ title: '', anchor: '', excerpt: piecesOf(excerpt) }],
  };
}

/** Share of a query's word that a word of the text must begin with to be taken for it. */
const ALIKE = 0.7;

/**
 * The share of the query's words that the page has. Where it lacks one, Pagefind takes words that begin as it does, down
 * to one letter.
 */
function coverage({ parts }: TextHit, asked: readonly string[]): number {
  const found = parts.flatMap(({ excerpt }) =>
    excerpt.flatMap(({ text, marked }) => (marked ? wordsOf(text) : [])),
  );
  const stems = asked.map(stem);
  const had = stems.filter((one) => found.some((word) => commonBeginning(one, word) >= ALIKE * one.length));
  return stems.length === 0 ? 0 : had.length / stems.length;
}

function commonBeginning(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

const ENTITIES: Readonly<Record<string, string>> = {
  ...{
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&#39;': "'",
    '&#x27;': "'",
    '&nbsp;': '\u00a0',
    '&amp;': '&',
  },
};

/** Pagefind gives an excerpt as HTML with `<mark>`: its text and its marks, and nothing else of it, are taken. */
function piecesOf(html: string): Piece[] {
  return html
    .split(/(<mark>.*?<\/mark>)/s)
    .filter((piece) => piece !== '')
    .map((piece) => ({
      text: piece.replace(/<[^>]*>/g, '').replace(/&[#\w]+;/g, (entity) => ENTITIES[entity] ?? entity),
      marked: piece.startsWith('<mark>'),
    }));
}
