import { stem } from './stem.ts';

/**
 * Words that are one word for a search: `password` is «пароль», and «джойн» is `join`. Unlike the names of the
 * glossary's terms they stand for each other within any name: «хеширование паролей» is found by `password hashing`.
 */
export class SameWords {
  readonly #keys = new Map<string, string>();
  readonly #stems = new Map<string, readonly string[]>();

  /** @param groups of single words, folded */
  constructor(groups: readonly (readonly string[])[]) {
    for (const [index, words] of groups.entries()) {
      // No beginning of a word, nor of another key.
      const key = `=${String(index)}=`;
      const stems = [...new Set(words.map(stem))];
      this.#stems.set(key, stems);
      for (const one of stems) this.#keys.set(one, key);
    }
  }

  /** What all words of the stem's group have in common; the stem itself where it has none. */
  keyOf(stemOfWord: string): string {
    return this.#keys.get(stemOfWord) ?? stemOfWord;
  }

  /** The stems that a key stands for. */
  stemsOf(key: string): readonly string[] {
    return this.#stems.get(key) ?? [key];
  }
}
