import { termsIn, type ConceptData, type ConceptPage } from './concept-data.ts';
import { ConceptIndex, type IndexedPage, type PartData } from './concept-index.ts';
import { findConcepts, type ConceptHit } from './find-concepts.ts';
import { Lexicon } from './lexicon.ts';
import { rewrite, type Rewriting } from './rewrite.ts';
import { stem } from './stem.ts';
import { Synonyms } from './synonyms.ts';
import { queryWords } from './words.ts';

/** Pages that have every word of the query: with fewer of them the text of all pages is searched, too. */
const ENOUGH = 3;
/** Names that are offered where nothing was found. */
const NEAR = 6;

/** What the names of the site answer. */
export interface ConceptAnswer {
  rewriting: Rewriting;
  hits: ConceptHit[];
  /** Whether the names alone answer; otherwise the text of the pages has to be asked. */
  sure: boolean;
}

export interface SearchOptions {
  /** Whether the last word may still be being typed. */
  isUnfinished?: boolean;
  /** Whether the query is to be taken as it stands. */
  literal?: boolean;
  /** Which pages count, where not all do: with too few of them the answer is not sure. */
  accepts?: (page: ConceptPage) => boolean;
}

/** The first tier: all names of the site, and the query layer over its vocabulary. */
export class ConceptSearch {
  readonly #data: ConceptData;
  readonly #index: ConceptIndex;
  readonly #synonyms: Synonyms;
  readonly lexicon: Lexicon;
  #pages: ReadonlyMap<string, IndexedPage> | undefined;

  /** @param parts of the pages, as far as they are there */
  constructor(data: ConceptData, parts: PartData = {}) {
    this.#data = data;
    this.#index = new ConceptIndex(data, parts);
    this.#synonyms = new Synonyms(termsIn(data), this.#index.same);
    this.lexicon = new Lexicon([
      ...data.flatMap(({ title, aliases, terms }) => [title, title, ...aliases, ...terms.flat()]),
      ...this.#index.pages.flatMap((page) => page.parts.map(({ text }) => text)),
      ...(parts.words ?? []).map((group) => group.join(' ')),
    ]);
  }

  answer(query: string, options: SearchOptions = {}): ConceptAnswer {
    const rewriting = rewrite(query, this.lexicon, options);
    const parts = { index: this.#index, synonyms: this.#synonyms };
    const hits =
      rewriting.words.length === 0 ? [] : findConcepts(rewriting, parts, options.isUnfinished ?? false);
    const { accepts = () => true } = options;
    const full = hits.filter((hit) => hit.full && accepts(hit.page)).length;
    const typos = rewriting.corrections.some(({ kind }) => kind === 'typo');
    return { rewriting, hits, sure: full >= ENOUGH && !typos };
  }

  /** The pages of the index, by address. */
  get pages(): ReadonlyMap<string, IndexedPage> {
    return (this.#pages ??= new Map(this.#index.pages.map((page) => [page.url, page])));
  }

  /** Names of terms with a word near to one of the query. */
  nearestNames(query: string): string[] {
    const near = queryWords(query).flatMap((word) => this.lexicon.nearest(word, NEAR));
    const stems = new Set(near.map((guess) => guess.stem));
    const names = termsIn(this.#data).flatMap(({ names: [name = ''] }) =>
      queryWords(name).some((word) => stems.has(stem(word))) ? [name] : [],
    );
    return names.slice(0, NEAR);
  }

  /** Other names of what stands in the query, as stems, for a search of the text. */
  otherNames({ words }: Rewriting): string[][] {
    const stems = words.map(({ stem }) => stem);
    return this.#synonyms
      .of(stems)
      .map(({ from, length, stems: name }) => [
        ...stems.slice(0, from),
        ...name,
        ...stems.slice(from + length),
      ]);
  }
}
