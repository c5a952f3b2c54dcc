import type { ConceptData, ConceptPage, WordData } from '../concept-data.ts';
import { SameWords } from '../same-words.ts';
import { IN_CAPITALS } from './general-names.ts';
import { otherTechnologies } from './other-technologies.ts';
import { LONGEST_NAME, VacancyNames } from './vacancy-names.ts';
import { LONGEST_VACANCY, readPart, vacancyWords, type VacancyWord } from './vacancy-words.ts';

/** A page of the site that a vacancy asks for. */
export interface VacancyPage {
  page: ConceptPage;
  /** What in the vacancy led to it, as it stands there; each once. */
  words: string[];
}

/** What a vacancy comes to on this site. */
export interface VacancyMatch {
  /** Those that more of its words lead to come first. */
  pages: VacancyPage[];
  /** Technologies that it names and no page or term of the site does. */
  unknown: string[];
  /** Whether it was too long to be read to its end. */
  isCut: boolean;
}

/**
 * Finds the subjects of a vacancy among the names of the site's pages and terms, longest names first, in any form and
 * in either language.
 *
 * @param words that are one word for a search
 */
export function matchVacancy(text: string, concepts: ConceptData, words: WordData): VacancyMatch {
  const read = readPart(text);
  const names = new VacancyNames(concepts, new SameWords(words));
  const found = new Map<ConceptPage, Map<string, string>>();
  const all = vacancyWords(read);
  for (let at = 0; at < all.length;) {
    const name = longestName(read, all.slice(at, at + LONGEST_NAME), names);
    for (const page of name?.pages ?? []) {
      const mentions = found.get(page) ?? new Map<string, string>();
      found.set(page, mentions);
      const raw = read.slice(name?.words[0]?.from, name?.words.at(-1)?.to).replace(/\s+/g, ' ');
      if (name && !mentions.has(name.key)) mentions.set(name.key, raw);
    }
    at += name?.words.length ?? 1;
  }
  const pages = [...found].map(([page, mentions]) => ({ page, words: [...mentions.values()] }));
  return {
    pages: pages.toSorted((a, b) => b.words.length - a.words.length),
    unknown: otherTechnologies(read).filter(
      (name) => names.pagesOf(vacancyWords(name).map(foldedOf)) === null,
    ),
    isCut: text.length > LONGEST_VACANCY,
  };
}

interface FoundName {
  key: string;
  words: readonly VacancyWord[];
  pages: readonly ConceptPage[];
}

/** @param next the words that begin where a name may */
function longestName(text: string, next: readonly VacancyWord[], names: VacancyNames): FoundName | null {
  for (let length = next.length; length > 0; length -= 1) {
    const words = next.slice(0, length);
    if (words.some((word, index) => index > 0 && BREAK.test(text.slice(words[index - 1]?.to, word.from))))
      continue;
    const folded = words.map(foldedOf);
    const pages = names.pagesOf(folded);
    if (pages && (length > 1 || !isPlainSpeech(words[0]))) return { key: names.keyOf(folded), words, pages };
  }
  return null;
}

/** What no name goes across: `Go: goroutines` is not «go-рутины». */
const BREAK = /[:;,!?()•]|\n\s*\n/;

/** Whether a word that may be an abbreviation is written as any other word. */
function isPlainSpeech(word: VacancyWord | undefined): boolean {
  if (!word || word.raw.length < 2) return true;
  if (word.raw.length > 2 && !IN_CAPITALS.has(word.folded)) return false;
  return word.raw !== word.raw.toUpperCase() && !/\d/.test(word.raw);
}

function foldedOf({ folded }: VacancyWord): string {
  return folded;
}
