import type { ConceptTerm } from './concept-data.ts';
import type { ConceptIndex, IndexedPage, PagePart } from './concept-index.ts';
import type { Rewriting } from './rewrite.ts';
import type { Synonyms } from './synonyms.ts';

/** A page that answers a query by its names. */
export interface ConceptHit {
  page: IndexedPage;
  score: number;
  /** Whether its names, or one of its parts, have every word of the query. */
  full: boolean;
  /** Its sections and questions that have the most words of the query. */
  parts: PagePart[];
  /** Terms with exactly this name that the page explains. */
  terms: ConceptTerm[];
  /** Stems by which it was found, those of words that are one with them among them. */
  stems: string[];
}

/** How much another reading of the query weighs against the query as it stands. */
const WEIGHT = { otherGuess: 0.6, synonym: 0.85, joined: 1.05 };
/** Readings that are tried: a query of many glossary words has more than anybody waits for. */
const MOST_READINGS = 14;
/** How much a page gains that is found by another reading, too. */
const AGAIN = 0.1;
/** Of a page that lacks words of the query, whatever it has of them. */
const PARTIAL = 0.7;
/** A page whose name is the query, against one that only has its words. */
const WHOLE_TITLE = 0.6;
/** One part that has all of the query. */
const WHOLE_PART = 1.15;
/** Of a page whose own names and parts have the query only among them, none of them the whole. */
const SCATTERED = 0.55;
/** The page that explains the very term. */
const HOME = 1.9;
/** Sections and questions shown of a page. */
const MOST_PARTS = 4;

interface Reading {
  stems: string[];
  weight: number;
}

/**
 * Finds pages by the names of their subjects, over all readings of the query: its words, other guesses at misspelt ones,
 * other names of its terms.
 *
 * @param isUnfinished whether the last word may still be being typed
 * @returns the best first
 */
export function findConcepts(
  { words }: Rewriting,
  { index, synonyms }: { index: ConceptIndex; synonyms: Synonyms },
  isUnfinished: boolean,
): ConceptHit[] {
  const hits = new Map<IndexedPage, ConceptHit>();
  for (const { stems, weight } of readingsOf(words, synonyms)) {
    const keys = stems.map((stem) => index.same.keyOf(stem));
    const asked = new Set(keys);
    const shown = keys.flatMap((key) => index.same.stemsOf(key));
    for (const { page, score: base, keys: had } of index.find(keys, isUnfinished)) {
      const covered = had.length;
      const parts = partsWith(page, asked);
      const inPart = parts.some(({ count }) => count === asked.size);
      const together = inPart || [...asked].every((stem) => page.nameKeys.has(stem));
      const full = covered === asked.size && together;
      let score = base * weight * (covered / asked.size) ** 2 * (full ? 1 : PARTIAL);
      if (covered === asked.size && !together) score *= SCATTERED;
      if (page.titleKeys.length > 0 && [...asked].every((stem) => page.titleKeys.includes(stem)))
        score *= 1 + WHOLE_TITLE * Math.min(1, asked.size / page.titleKeys.length);
      if (inPart) score *= WHOLE_PART;
      merge(hits, { page, score, full, parts: parts.map(({ part }) => part), terms: [], stems: shown });
    }
  }
  const named = synonyms.named(words.map(({ stem }) => stem));
  for (const hit of hits.values()) {
    hit.terms = named.filter(({ home }) => home.url === hit.page.url);
    if (hit.terms.length > 0) hit.score *= HOME;
  }
  return [...hits.values()].toSorted((a, b) => b.score - a.score);
}

function readingsOf(words: Rewriting['words'], synonyms: Synonyms): Reading[] {
  const stems = words.map(({ stem }) => stem);
  const guesses = words.flatMap(({ otherStems }, at) =>
    otherStems.map((other) => ({ stems: stems.with(at, other), weight: WEIGHT.otherGuess })),
  );
  const others = synonyms.of(stems).map(({ from, length, stems: name }) => ({
    stems: [...stems.slice(0, from), ...name, ...stems.slice(from + length)],
    weight: WEIGHT.synonym,
  }));
  const joined =
    words.length > 1 ? [{ stems: [words.map(({ word }) => word).join('')], weight: WEIGHT.joined }] : [];
  return [{ stems, weight: 1 }, ...joined, ...guesses, ...others].slice(0, MOST_READINGS);
}

/** The parts of a page that have any of the stems; those with the most first, then in the order of the page. */
function partsWith(page: IndexedPage, asked: ReadonlySet<string>): { part: PagePart; count: number }[] {
  return page.parts
    .map((part) => ({ part, count: [...asked].filter((stem) => part.keys.has(stem)).length }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count)
    .slice(0, MOST_PARTS);
}

function merge(hits: Map<IndexedPage, ConceptHit>, hit: ConceptHit): void {
  const known = hits.get(hit.page);
  if (!known) {
    hits.set(hit.page, hit);
    return;
  }
  const [better, worse] = hit.score > known.score ? [hit, known] : [known, hit];
  hits.set(hit.page, {
    ...better,
    score: better.score + AGAIN * worse.score,
    full: known.full || hit.full,
    parts: better.parts.length > 0 ? better.parts : worse.parts,
    stems: worse.full ? [...new Set([...better.stems, ...worse.stems])] : better.stems,
  });
}
