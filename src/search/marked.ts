import { stem } from './stem.ts';
import { folded } from './words.ts';

/** A piece of a text; marked where a word of the query stands. */
export interface Piece {
  text: string;
  marked: boolean;
}

/** Shortest beginning of a word that marks the whole of it. */
const BEGINNING = 3;

/**
 * Cuts a text at the words that a query found.
 *
 * @param stems of the query
 */
export function marked(text: string, stems: readonly string[]): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    const [word] = match;
    const known = stem(folded(word));
    if (!stems.some((asked) => known === asked || (asked.length >= BEGINNING && known.startsWith(asked))))
      continue;
    if (match.index > from) pieces.push({ text: text.slice(from, match.index), marked: false });
    pieces.push({ text: word, marked: true });
    from = match.index + word.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), marked: false });
  return pieces;
}
