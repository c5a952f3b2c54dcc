import type { Term } from './term.ts';

/** The terms that begin with one letter. */
export interface Letter {
  /** Upper case; `#` for what begins with no letter. */
  letter: string;
  terms: Term[];
}

const COLLATOR = new Intl.Collator('ru', { sensitivity: 'base', numeric: true });

/** Sorts terms by their Russian names and groups them by first letter: Cyrillic, then Latin, then the rest. Ё is Е. */
export function byLetter(terms: readonly Term[]): Letter[] {
  const sorted = terms.toSorted((a, b) => COLLATOR.compare(a.ru, b.ru));
  const groups = Map.groupBy(sorted, ({ ru }) => letterOf(ru));
  return [...groups]
    .map(([letter, group]) => ({ letter, terms: group }))
    .toSorted((a, b) => scriptOf(a.letter) - scriptOf(b.letter) || COLLATOR.compare(a.letter, b.letter));
}

function letterOf(name: string): string {
  const [first = ''] = name.normalize('NFC').toUpperCase().replace('Ё', 'Е');
  return /\p{L}/u.test(first) ? first : '#';
}

function scriptOf(letter: string): number {
  if (/\p{Script=Cyrillic}/u.test(letter)) return 0;
  return /\p{L}/u.test(letter) ? 1 : 2;
}
