import type { ConceptData, ConceptPage } from '../concept-data.ts';
import type { SameWords } from '../same-words.ts';
import { stem } from '../stem.ts';
import { queryWords } from '../words.ts';
import { GENERAL_NAMES } from './general-names.ts';

/** Longest name that is looked for, in words. */
export const LONGEST_NAME = 6;

/** Pages that teach a subject; what a project shows is taught by topics, and no vacancy asks for a career. */
const TAUGHT: readonly ConceptPage['kind'][] = ['topic', 'supplement'];

/** What names a vacancy may have, and the pages that each leads to. */
export class VacancyNames {
  readonly #pages = new Map<string, ConceptPage[]>();
  readonly #same: SameWords;

  constructor(concepts: ConceptData, same: SameWords) {
    this.#same = same;
    for (const page of concepts.filter(({ kind }) => TAUGHT.includes(kind)))
      for (const name of [page.title, ...page.aliases, ...page.terms.flat()]) this.#add(name, page);
    // A project's title and aliases name its product; the glossary's terms that it explains are subjects.
    for (const page of concepts.filter(({ kind }) => kind === 'project'))
      for (const name of page.terms.flat()) this.#add(name, page);
    for (const name of GENERAL_NAMES) this.#pages.set(this.keyOf(queryWords(name)), []);
  }

  /**
   * Where a name leads.
   *
   * @returns null for what is no name; nothing for a name that is too general to lead anywhere
   */
  pagesOf(words: readonly string[]): readonly ConceptPage[] | null {
    return this.#pages.get(this.keyOf(words)) ?? null;
  }

  /** What all forms and translations of a name have in common. */
  keyOf(words: readonly string[]): string {
    return words.map((word) => this.#same.keyOf(stem(word))).join(' ');
  }

  #add(name: string, page: ConceptPage): void {
    const words = queryWords(name);
    if (words.length === 0 || words.length > LONGEST_NAME) return;
    // «2» or a letter: parts of versions and of lists.
    if (words.length === 1 && (words[0]?.length ?? 0) < 2) return;
    const key = this.keyOf(words);
    const known = this.#pages.get(key) ?? [];
    if (!known.includes(page)) this.#pages.set(key, [...known, page]);
  }
}
