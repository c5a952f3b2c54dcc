import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as russian } from '@orama/stemmers/russian';

const stems = new Map<string, string>();

/**
 * What the forms of a word have in common, by Snowball's Russian or English algorithm (https://snowballstem.org/). Two
 * rules come before and after the Russian one, which takes «канал» for a verb and leaves «утечек» apart from «утечка».
 *
 * @param word folded
 */
export function stem(word: string): string {
  let known = stems.get(word);
  if (known === undefined) stems.set(word, (known = stemOf(word)));
  return known;
}

function stemOf(word: string): string {
  if (!/[а-я]/.test(word)) return /[a-z]/.test(word) ? english(word) : word;
  const noun = /^(.{2,}[ао]л)[аы]?$/.exec(word)?.[1];
  return withoutFleetingVowel(noun ?? russian(word));
}

/** «утечек», «ошибок», «гонок»: the vowel that only the genitive plural has. */
function withoutFleetingVowel(text: string): string {
  // cspell:disable-next-line -- letters
  return text.replace(/^(.{2,}[бвгджзклмнпрстфхцчшщ])[ое]([кнлрцт])$/, '$1$2');
}
