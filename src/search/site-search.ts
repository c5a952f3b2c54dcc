import type { ConceptData, QuestionData, SectionData, WordData } from './concept-data.ts';
import type { ConceptHit } from './find-concepts.ts';
import type { PartData } from './concept-index.ts';
import { mergeHits, type Hit, type TextHit } from './merge-hits.ts';
import type { Rewriting } from './rewrite.ts';
import { ConceptSearch, type SearchOptions as ConceptOptions } from './search.ts';
import { textQueries } from './text-query.ts';

/** Where a search takes its data from; each is asked when it is needed, and again after it has failed. */
export interface SearchSources {
  concepts: () => Promise<ConceptData>;
  /** Words that are one word for a search. */
  words: () => Promise<WordData>;
  sections: () => Promise<SectionData>;
  questions: () => Promise<QuestionData>;
  /** Searches the text of the pages for several queries at once. */
  text: (queries: readonly string[]) => Promise<TextHit[][]>;
}

export interface SearchOptions extends ConceptOptions {
  /** Whether questions are what is looked for. */
  needsQuestions?: boolean;
}

/** Questions weigh as much as all else together: they are fetched where they are needed. */
const QUESTIONS = ['questions'] as const;
/** What is fetched after the names, one step after the other. */
const STEPS = [['sections', 'words'], QUESTIONS] as const;

/** What has been found so far. */
export interface Answer {
  rewriting: Rewriting;
  hits: Hit[];
  /** Whether nothing more will come. */
  final: boolean;
  /** Whether the text of the pages could not be searched though the names do not answer. */
  withoutText: boolean;
}

/** Search in two tiers: names of pages, terms, sections and questions; and where these are not sure, Pagefind's text. */
export class SiteSearch {
  readonly #sources: SearchSources;
  #data: ConceptData | undefined;
  #names: ConceptSearch | undefined;
  #parts: PartData = {};
  /** What is being fetched: a reader types on meanwhile, and each letter is a search. */
  readonly #fetching = new Map<string, Promise<void>>();

  constructor(sources: SearchSources) {
    this.#sources = sources;
  }

  /** Fetches the names, so that the first answer waits for nothing. */
  async open(): Promise<ConceptSearch> {
    if (!this.#data) await this.#once('concepts', async () => (this.#data = await this.#sources.concepts()));
    return (this.#names ??= new ConceptSearch(this.#data ?? [], this.#parts));
  }

  /** Names of the site that a query which found nothing may have meant; none before the first search. */
  nearestNames(query: string): string[] {
    return this.#names?.nearestNames(query) ?? [];
  }

  /**
   * Answers as soon as it can, and again when it knows better.
   *
   * @throws what the source of names throws; without questions or text it answers with what it has
   */
  async *search(query: string, options: SearchOptions = {}): AsyncGenerator<Answer, void> {
    let names = await this.open();
    let answer = names.answer(query, options);
    if (answer.rewriting.words.length === 0) {
      yield answered(answer, true);
      return;
    }
    for (const parts of STEPS) {
      const isWanted = parts !== QUESTIONS || !answer.sure || options.needsQuestions === true;
      const missing = parts.filter((part) => !this.#parts[part]);
      if (missing.length === 0 || !isWanted) continue;
      yield answered(answer, false);
      await Promise.all(missing.map((part) => this.#fetchPart(part)));
      names = await this.open();
      answer = names.answer(query, options);
    }
    if (answer.sure) {
      yield answered(answer, true);
      return;
    }
    yield answered(answer, false);
    const queries = textQueries(query, answer.rewriting, names.otherNames(answer.rewriting));
    const found = await this.#sources.text(queries.map(({ text }) => text)).catch(() => null);
    if (found === null) yield { ...answered(answer, true), withoutText: true };
    else {
      const weighed = queries.map(({ weight }, index) => ({ weight, hits: found[index] ?? [] }));
      yield { ...answered(answer, true), hits: mergeHits(answer.hits, weighed, names.pages) };
    }
  }

  /** Adds to the names; without what cannot be had now. */
  async #fetchPart(part: keyof PartData): Promise<void> {
    const add = async (): Promise<void> => {
      const data = await this.#sources[part]();
      this.#parts = { ...this.#parts, [part]: data };
      this.#names = undefined;
    };
    await this.#once(part, add).catch(() => undefined);
  }

  /** Joins in what is being done already; what has failed is done again when it is asked for. */
  #once(name: string, work: () => Promise<unknown>): Promise<void> {
    const running = this.#fetching.get(name);
    if (running) return running;
    const started = work()
      .then(() => undefined)
      .finally(() => this.#fetching.delete(name));
    this.#fetching.set(name, started);
    return started;
  }
}

function answered({ rewriting, hits }: { rewriting: Rewriting; hits: ConceptHit[] }, final: boolean): Answer {
  return { rewriting, hits: mergeHits(hits, [], new Map()), final, withoutText: false };
}
