import type { ConceptTerm } from './concept-data.ts';
import type { SameWords } from './same-words.ts';
import { stem } from './stem.ts';
import { queryWords } from './words.ts';

/** A name of a term that may stand in the place of another one of its names. */
export interface Synonym {
  /** Where the query has the name: the first of its words, and how many. */
  from: number;
  length: number;
  /** Stems of the other name. */
  stems: string[];
}

interface Name {
  stems: string[];
  /** The keys of its words. */
  key: string;
  term: ConceptTerm;
}

/** Longest name that is looked for, in words. */
const LONGEST = 5;

/** The names of the glossary, each with all others of its term. */
export class Synonyms {
  readonly #byKey = new Map<string, Name[]>();
  readonly #byTerm = new Map<ConceptTerm, Name[]>();

  readonly #same: SameWords;

  constructor(terms: readonly ConceptTerm[], same: SameWords) {
    this.#same = same;
    for (const term of terms) {
      for (const text of term.names) {
        const stems = queryWords(text).map(stem);
        const name = { stems, key: this.#keyOf(stems), term };
        const names = this.#byTerm.get(term) ?? [];
        if (names.some(({ key }) => key === name.key)) continue;
        this.#byTerm.set(term, [...names, name]);
        this.#byKey.set(name.key, [...(this.#byKey.get(name.key) ?? []), name]);
      }
    }
  }

  /** The terms that have exactly this name. */
  named(stems: readonly string[]): ConceptTerm[] {
    return this.#byKey.get(this.#keyOf(stems))?.map(({ term }) => term) ?? [];
  }

  /** Other names for what stands in the query, for longer names first. */
  of(stems: readonly string[]): Synonym[] {
    const found: Synonym[] = [];
    for (let length = Math.min(LONGEST, stems.length); length > 0; length -= 1)
      for (let from = 0; from + length <= stems.length; from += 1) {
        const key = this.#keyOf(stems.slice(from, from + length));
        for (const { term } of this.#byKey.get(key) ?? [])
          for (const other of this.#byTerm.get(term) ?? [])
            if (other.key !== key) found.push({ from, length, stems: other.stems });
      }
    return found;
  }

  #keyOf(stems: readonly string[]): string {
    return stems.map((stem) => this.#same.keyOf(stem)).join(' ');
  }
}
