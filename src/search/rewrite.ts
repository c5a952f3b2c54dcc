import { otherLayout } from './keyboard-layout.ts';
import type { Guess, Lexicon } from './lexicon.ts';
import { stem } from './stem.ts';
import { STOP_WORDS } from './stop-words.ts';
import { queryWords } from './words.ts';

/** What was read into the query, to be told and undone. */
export interface Correction {
  kind: 'layout' | 'typo';
  /** As it was typed. */
  typed: string;
  /** As it was understood. */
  meant: string;
}

/** A word of the query as it is looked for. */
export interface AskedWord {
  word: string;
  stem: string;
  /** Stems that it may stand for as well, the likeliest first; of a word that the site has there are none. */
  otherStems: string[];
}

/** A query as it is understood. */
export interface Rewriting {
  /** The query with the corrections made. */
  text: string;
  /** Its words without those that tell nothing, unless there are no others. */
  words: AskedWord[];
  corrections: Correction[];
}

/** How many words of the site one misspelt word may stand for. */
const GUESSES = 3;

/**
 * Understands a query as its author meant it: keys pressed on the wrong layout, word by word; then typing errors, over
 * the site's own vocabulary.
 *
 * @param isUnfinished whether the last word may still be being typed
 * @param literal whether it is to be taken as it stands
 */
export function rewrite(
  query: string,
  lexicon: Lexicon,
  { isUnfinished = false, literal = false }: { isUnfinished?: boolean; literal?: boolean } = {},
): Rewriting {
  const typed = query
    .normalize('NFC')
    .trim()
    .split(/\s+/)
    .filter((chunk) => chunk !== '');
  const corrections: Correction[] = [];
  const chunks = literal ? typed : onTheirLayout(typed, lexicon, isUnfinished);
  chunks.forEach((chunk, index) => {
    const before = typed[index] ?? '';
    if (chunk !== before) corrections.push({ kind: 'layout', typed: before, meant: chunk });
  });
  const asked = queryWords(chunks.join(' '));
  const words = asked.map((word, index): AskedWord => {
    const isLast = isUnfinished && index === asked.length - 1;
    const [best, ...others] = literal ? [] : meanings(word, lexicon, isLast);
    if (!best) return { word, stem: stem(word), otherStems: [] };
    if (best.distance > 0) corrections.push({ kind: 'typo', typed: word, meant: best.word });
    return { word: best.word, stem: best.stem, otherStems: others.map((guess) => guess.stem) };
  });
  const telling = words.filter(({ word }) => !STOP_WORDS.has(word));
  return {
    text: corrections.length === 0 ? typed.join(' ') : corrected(chunks, corrections),
    words: telling.length > 0 ? telling : words,
    corrections,
  };
}

/** What a word that the site does not have may stand for, the likeliest first; nothing for one that it has. */
function meanings(word: string, lexicon: Lexicon, isLast: boolean): readonly Guess[] {
  if (lexicon.has(word, isLast)) return [];
  const whole = isLast && word.length >= 3 ? lexicon.completed(word) : null;
  return whole ? [whole] : lexicon.guesses(word, GUESSES);
}

/** Each chunk on the layout on which the site knows more of its words. */
function onTheirLayout(chunks: readonly string[], lexicon: Lexicon, isUnfinished: boolean): string[] {
  const last = chunks.length - 1;
  const knows = (text: string, index: number): number => {
    const words = queryWords(text);
    const known = words.filter(
      (word, place) =>
        word.length > 1 && lexicon.has(word, isUnfinished && index === last && place === words.length - 1),
    );
    return words.length === 0 ? 0 : known.length / words.length;
  };
  const judged = chunks.map((chunk, index) => {
    const other = otherLayout(chunk);
    // A name in mixed case, as `WithTimeout`, was typed with care.
    if (other === chunk.toLowerCase() || (/\p{Lu}/u.test(chunk.slice(1)) && /[a-z]/.test(chunk)))
      return { chunk, other: chunk, sure: false, unknown: false };
    const [here, there] = [knows(chunk, index), knows(other, index)];
    const unknown = here === 0 && there === 0;
    return { chunk, other, sure: there > here || (unknown && readsBetter(chunk, other, lexicon)), unknown };
  });
  const switched = judged.filter(({ sure }) => sure).length;
  const kept = judged.filter(({ sure, unknown }) => !sure && !unknown).length;
  // Words that say nothing by themselves were typed on the layout of their neighbours.
  return judged.map(({ chunk, other, sure, unknown }) =>
    sure || (unknown && switched > 0 && kept === 0) ? other : chunk,
  );
}

/** Whether a word unknown on both layouts is near to one of the site on the other, and to none on its own. */
function readsBetter(chunk: string, other: string, lexicon: Lexicon): boolean {
  const near = (text: string): boolean =>
    queryWords(text).some((word) => lexicon.guesses(word, 1).length > 0);
  return queryWords(other).join('').length >= 5 && !near(chunk) && near(other);
}

function corrected(chunks: readonly string[], corrections: readonly Correction[]): string {
  const typos = corrections.filter(({ kind }) => kind === 'typo');
  return typos.reduce(
    (text, { typed, meant }) =>
      text.replace(new RegExp(`(?<![\\p{L}\\p{N}])${typed}(?![\\p{L}\\p{N}])`, 'iu'), meant),
    chunks.join(' '),
  );
}
