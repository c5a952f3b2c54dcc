import { stem } from './stem.ts';
import { queryWords } from './words.ts';

/** Letters by which stems are told apart: of words of one root the endings of stems differ. */
const TELLING = 6;

/** The names without those that are another form of an earlier one: «каналов» after «канал», «повторять» after «повторов». */
export function withoutRepetitions(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.filter((name) => {
    const key = queryWords(name)
      .map((word) => stem(word).slice(0, TELLING))
      .join(' ');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** A name that is never shown, as the search compares it: in lower case, unless case parts its words. */
export function comparedName(name: string): string {
  return /\p{Ll}\p{Lu}/u.test(name) ? name : name.toLowerCase();
}
