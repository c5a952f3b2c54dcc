import type { ConceptTerm } from './concept-data.ts';
import { PAGE_WEIGHT, type IndexedPage, type PagePart } from './concept-index.ts';
import type { ConceptHit } from './find-concepts.ts';
import type { Piece } from './marked.ts';

/** A part of a page in whose text the query stands. */
export interface TextPart {
  title: string;
  /** Without `#`; empty for the page itself. */
  anchor: string;
  /** The text around the words. */
  excerpt: readonly Piece[];
}

/** A page in whose text the query stands. */
export interface TextHit {
  /** Address without the base. */
  url: string;
  title: string;
  score: number;
  parts: TextPart[];
}

/** A page that answers the query, by its names, by its text or by both. */
export interface Hit {
  url: string;
  title: string;
  /** Null for a page that the index of names does not have, as those beneath a project's. */
  page: IndexedPage | null;
  score: number;
  /** Whether its names have all of the query. */
  full: boolean;
  parts: PagePart[];
  terms: ConceptTerm[];
  /** Stems by which its names were found. */
  stems: string[];
  textParts: TextPart[];
}

/** Weight of the text's best page, where the best page by names weighs 1. */
const TEXT = 0.4;
/** Of a page whose names have only some of the query. */
const SOME_NAMES = 0.45;
/** Of a page that the index of names does not have. */
const NAMELESS = 0.4;

/**
 * Brings the results of names and of text into one order. The scores of both are of different kinds, so that each is
 * taken relative to its best one.
 *
 * @param texts the results of each search of the text, with its weight
 * @param pages of the index of names, by address
 */
export function mergeHits(
  names: readonly ConceptHit[],
  texts: readonly { weight: number; hits: readonly TextHit[] }[],
  pages: ReadonlyMap<string, IndexedPage>,
): Hit[] {
  const best = names[0]?.score ?? 0;
  const hits = new Map<string, Hit>();
  for (const { page, score, full, parts, terms, stems } of names) {
    const share = (score / best) * (full || texts.length === 0 ? 1 : SOME_NAMES);
    hits.set(page.url, {
      url: page.url,
      title: page.title,
      page,
      score: share,
      full,
      parts,
      terms,
      stems,
      textParts: [],
    });
  }
  for (const [url, { hit, share }] of textShares(texts)) {
    const page = pages.get(url) ?? null;
    const gained = TEXT * share * (page ? PAGE_WEIGHT[page.kind] : NAMELESS);
    const known = hits.get(url);
    if (known) {
      hits.set(url, { ...known, score: known.score + gained, textParts: hit.parts });
      continue;
    }
    hits.set(url, {
      ...{ url, title: page?.title ?? hit.title, page, score: gained, full: false },
      ...{ parts: [], terms: [], stems: [], textParts: hit.parts },
    });
  }
  return [...hits.values()].toSorted((a, b) => b.score - a.score);
}

/** Each page's share of the best score among all searches of the text. */
function textShares(
  texts: readonly { weight: number; hits: readonly TextHit[] }[],
): Map<string, { hit: TextHit; share: number }> {
  const top = Math.max(0, ...texts.flatMap(({ hits }) => hits.map(({ score }) => score)));
  const shares = new Map<string, { hit: TextHit; share: number }>();
  for (const { weight, hits } of texts)
    for (const hit of hits) {
      const share = top === 0 ? 0 : (weight * hit.score) / top;
      const known = shares.get(hit.url);
      if (!known || known.share < share) shares.set(hit.url, { hit, share });
    }
  return shares;
}
