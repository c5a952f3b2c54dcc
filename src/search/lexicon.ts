import { editDistance } from './edit-distance.ts';
import { stem } from './stem.ts';
import { STOP_WORDS } from './stop-words.ts';
import { consonants, latinised, sound } from './transliteration.ts';
import { wordsOf } from './words.ts';

/** A word of the site that a query may have meant. */
export interface Guess {
  /** Stem of the word. */
  stem: string;
  /** A word with that stem, as it stands on the site. */
  word: string;
  /** How far the query's word is from it: 0 is the same by sound. */
  distance: number;
}

/** Below this a word differs from too many others by one letter. */
const SHORTEST_TYPO = 4;
/** From this on two letters may be wrong. */
const LONG = 8;
/** From this on a stem may have an error. */
const LONG_STEM = 5;
/** An unlike first letter: people rarely miss that one. */
const OTHER_BEGINNING = 0.6;
/** Of each letter of an ending that was left out of the comparison. */
const ENDING = 0.15;
/** In consonants. */
const SHORTEST_SKELETON = 4;
/** Of a word that is compared by ear. */
const BY_EAR = 0.5;

interface Entry {
  stem: string;
  word: string;
  /** In how many texts it stands. */
  count: number;
  /** Of the stem and of the word. */
  sounds: readonly string[];
}

/** The site's own vocabulary: what a query's words are compared with before any of them is called a typing error. */
export class Lexicon {
  readonly #entries = new Map<string, Entry>();
  readonly #sorted: string[];
  /** A query is asked anew with each letter; what its other words may mean stays the same. */
  readonly #guessed = new Map<string, Guess[]>();

  /** @param texts names, headings and terms of the site */
  constructor(texts: Iterable<string>) {
    for (const text of texts) for (const word of new Set(wordsOf(text))) this.#add(word);
    this.#sorted = [...this.#entries.keys()].toSorted();
  }

  /** Whether the site has the word in some form; of a word that is still being typed the beginning of a stem is enough. */
  has(word: string, isUnfinished = false): boolean {
    if (this.#entries.has(stem(word)) || STOP_WORDS.has(word)) return true;
    return isUnfinished && word.length >= 3 && (this.#hasBeginning(word) || this.#hasBeginning(stem(word)));
  }

  /** The word of the site that begins with what has been typed so far of it; null where none does. */
  completed(word: string): Guess | null {
    const entry = [...this.#entries.values()].find(({ word: form }) => form.startsWith(word));
    return entry ? { stem: entry.stem, word: entry.word, distance: 0 } : null;
  }

  /** The words of the site that one which it does not have may mean, the likeliest first. */
  guesses(word: string, most: number): Guess[] {
    if (word.length < SHORTEST_TYPO) return [];
    let known = this.#guessed.get(word);
    if (!known) this.#guessed.set(word, (known = this.#near(word, word.length >= LONG ? 2 : 1)));
    return known.slice(0, most);
  }

  /** The words of the site that are nearest to this one, too far ones for a guess among them. */
  nearest(word: string, most: number): Guess[] {
    return this.#near(word, Math.max(2, Math.ceil(word.length / 3))).slice(0, most);
  }

  #near(word: string, allowed: number): Guess[] {
    const asked = stem(word);
    const heard = soundsOf(asked, word);
    const found: (Guess & { rank: number })[] = [];
    for (const { stem: known, word: form, count, sounds } of this.#entries.values()) {
      if (known.length < SHORTEST_TYPO - 1 || STOP_WORDS.has(form)) continue;
      const distance = distanceOf({ word, asked, heard, allowed }, { known, form, sounds });
      if (distance === null) continue;
      const unlike =
        known.startsWith(asked.charAt(0)) || heard[0]?.charAt(0) === sounds[0]?.charAt(0)
          ? 0
          : OTHER_BEGINNING;
      const rank = distance + unlike - Math.min(0.45, Math.log10(1 + count) / 4);
      found.push({ stem: known, word: form, distance, rank });
    }
    return found
      .toSorted((a, b) => a.rank - b.rank)
      .map(({ stem: known, word: form, distance }) => ({ stem: known, word: form, distance }));
  }

  #add(word: string): void {
    const known = stem(word);
    const entry = this.#entries.get(known);
    if (entry) entry.count += 1;
    else if (known.length > 1 && !/^\p{N}+$/u.test(known))
      this.#entries.set(known, { stem: known, word, count: 1, sounds: soundsOf(known, word) });
  }

  #hasBeginning(text: string): boolean {
    let [low, high] = [0, this.#sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sorted[middle] ?? '') < text) low = middle + 1;
      else high = middle;
    }
    return this.#sorted[low]?.startsWith(text) ?? false;
  }
}

interface Asked {
  word: string;
  asked: string;
  heard: readonly string[];
  allowed: number;
}
interface Known {
  known: string;
  form: string;
  sounds: readonly string[];
}

/** By letters where both are of one alphabet, by ear where they are not; null where it is too far. */
function distanceOf({ word, asked, heard, allowed }: Asked, { known, form, sounds }: Known): number | null {
  if (/[а-я]/.test(asked) === /[а-я]/.test(known)) {
    // A short stem is near to that of many another word: there the words themselves have to be.
    const isLong = Math.min(asked.length, known.length) >= LONG_STEM;
    const distance = Math.min(
      isLong ? editDistance(asked, known, allowed) : Infinity,
      editDistance(word, form, allowed),
      isLong ? distanceOfBeginning(word, known) : Infinity,
    );
    return distance <= allowed ? distance : null;
  }
  const distances = heard.flatMap((one) => sounds.map((other) => distanceByEar(one, other)));
  const nearest = Math.min(...distances);
  return nearest <= 1 ? nearest + BY_EAR : null;
}

/** Of a Russian word whose ending has the error, so that no stemmer knows it: an ending has up to three letters. */
function distanceOfBeginning(word: string, known: string): number {
  if (!/[а-я]/.test(word)) return Infinity;
  const distances = [1, 2, 3]
    .filter((letters) => word.length - letters >= LONG_STEM)
    .map((letters) => editDistance(word.slice(0, -letters), known, 1) + ENDING * letters);
  return Math.min(...distances.filter((distance) => distance < 2));
}

/** Of short words one letter makes another word. */
function distanceByEar(heard: string, sounding: string): number {
  if (sounding.length < SHORTEST_TYPO - 1) return Infinity;
  const distance = editDistance(heard, sounding, 1);
  if (distance > 1 && haveOneSkeleton(heard, sounding)) return 1;
  return distance === 0 || Math.min(heard.length, sounding.length) > 4 ? distance : Infinity;
}

/** Whether two words differ in their vowels alone; of few consonants there are too many words. */
function haveOneSkeleton(heard: string, sounding: string): boolean {
  const skeleton = consonants(heard);
  return skeleton.length >= SHORTEST_SKELETON && skeleton === consonants(sounding);
}

function soundsOf(...words: string[]): readonly string[] {
  return [...new Set(words.map((word) => sound(latinised(word))))];
}
