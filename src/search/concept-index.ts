import MiniSearch from 'minisearch';
import {
  anchorOf,
  type ConceptData,
  type ConceptPage,
  type QuestionData,
  type SectionData,
  type WordData,
} from './concept-data.ts';
import { SameWords } from './same-words.ts';
import { stem } from './stem.ts';
import { queryWords, wordsOf } from './words.ts';

/** What comes after the names of pages. */
export interface PartData {
  words?: WordData | undefined;
  sections?: SectionData | undefined;
  questions?: QuestionData | undefined;
}

/** A place on a page: a heading or a question. */
export interface PagePart {
  kind: 'section' | 'question';
  text: string;
  /** Without `#`. */
  anchor: string;
  /** Keys of its words. */
  keys: ReadonlySet<string>;
}

/** A page with all names that lead to it. */
export interface IndexedPage extends ConceptPage {
  parts: PagePart[];
  titleKeys: string[];
  /** Keys of its title, its aliases and its terms; of an unfinished word the beginning is not among them. */
  nameKeys: ReadonlySet<string>;
}

/** A page that some words of a query lead to. */
export interface PageMatch {
  page: IndexedPage;
  score: number;
  /** The keys of those words that it has. */
  keys: string[];
}

/** Weights of names, as the page's own name tells more than a question it answers; see `tests/search` for their effect. */
const BOOST = { title: 6, aliases: 4, terms: 4, sections: 2, questions: 1 };

/** Topics and projects before pages that only lead to them. */
export const PAGE_WEIGHT: Record<ConceptPage['kind'], number> = {
  ...{ topic: 1, project: 0.95, supplement: 1, career: 0.9, hub: 0.75, phase: 0.5, other: 0.4 },
};

/** A beginning of a word stands for the word, but less than the word itself. */
const PREFIX_WEIGHT = 0.4;

/** Names of pages, sections, terms and questions, searched by stems. */
export class ConceptIndex {
  readonly pages: readonly IndexedPage[];
  readonly same: SameWords;
  readonly #search: MiniSearch;

  constructor(pages: ConceptData, { sections = {}, questions = {}, words = [] }: PartData) {
    const same = new SameWords(words);
    const keysOf = (text: string): ReadonlySet<string> =>
      new Set(wordsOf(text).map((word) => same.keyOf(stem(word))));
    this.same = same;
    this.pages = pages.map((page) => ({
      ...page,
      titleKeys: queryWords(page.title).map((word) => same.keyOf(stem(word))),
      nameKeys: keysOf([page.title, ...page.aliases, ...page.terms.flat()].join(' · ')),
      parts: [
        ...(sections[page.url] ?? []).map((section) => {
          const [text, anchor] = typeof section === 'string' ? [section, anchorOf(section)] : section;
          return { kind: 'section' as const, text, anchor, keys: keysOf(text) };
        }),
        ...(questions[page.url] ?? []).map(([anchor, text]) => ({
          ...{ kind: 'question' as const, text, anchor, keys: keysOf(text) },
        })),
      ],
    }));
    this.#search = new MiniSearch({
      fields: Object.keys(BOOST),
      tokenize: wordsOf,
      // The word for its own beginnings, the key for all words that are one with it.
      processTerm: (word) => {
        const known = stem(word);
        const key = same.keyOf(known);
        return key === known ? known : [known, key];
      },
      searchOptions: {
        // A query comes as keys.
        tokenize: (text) => text.split(' '),
        processTerm: (text) => text,
        boost: BOOST,
        combineWith: 'OR',
        weights: { prefix: PREFIX_WEIGHT, fuzzy: 0 },
        boostDocument: (id) => PAGE_WEIGHT[this.pages[Number(id)]?.kind ?? 'other'],
      },
    });
    this.#search.addAll(
      this.pages.map((page, id) => ({
        id,
        title: page.title,
        aliases: page.aliases.join(' · '),
        terms: page.terms.flat().join(' · '),
        sections: textOf(page, 'section'),
        questions: textOf(page, 'question'),
      })),
    );
  }

  /**
   * The pages that have any of the words, the best first.
   *
   * @param keys of the words
   * @param isUnfinished whether the last of them is the beginning of a word
   */
  find(keys: readonly string[], isUnfinished: boolean): PageMatch[] {
    const asked = [...new Set(keys)];
    const results = this.#search.search(asked.join(' '), {
      prefix: (text, index, all) =>
        text.length >= 3 && (isUnfinished ? index === all.length - 1 : text.length >= 4),
    });
    return results.flatMap(({ id, score, queryTerms }) => {
      const page = this.pages[Number(id)];
      return page ? [{ page, score, keys: queryTerms }] : [];
    });
  }
}

function textOf(page: IndexedPage, kind: PagePart['kind']): string {
  return page.parts.flatMap((part) => (part.kind === kind ? [part.text] : [])).join(' · ');
}
