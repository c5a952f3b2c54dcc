import { editDistance } from '../search/edit-distance.ts';

/** More edits than this and a word is not a misspelling of another, but another word. */
const FARTHEST = 3;

/** The known word that a misspelt one is most likely to mean, or null where none is near. */
export function nearest(word: string, known: readonly string[]): string | null {
  let best: string | null = null;
  let least = Math.min(FARTHEST, Math.ceil(word.length / 2)) + 1;
  for (const candidate of known) {
    const distance = editDistance(word, candidate, least - 1);
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}
