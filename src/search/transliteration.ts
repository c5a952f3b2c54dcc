const LETTERS: Readonly<Record<string, string>> = {
  ...{
    а: 'a',
    б: 'b',
    в: 'v',
    г: 'g',
    д: 'd',
    е: 'e',
    ж: 'zh',
    з: 'z',
    и: 'i',
    й: 'y',
    к: 'k',
    л: 'l',
    м: 'm',
  },
  ...{
    н: 'n',
    о: 'o',
    п: 'p',
    р: 'r',
    с: 's',
    т: 't',
    у: 'u',
    ф: 'f',
    х: 'h',
    ц: 'ts',
    ч: 'ch',
    ш: 'sh',
    щ: 'sch',
  },
  ...{ ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya' },
};

/** A Russian word in Latin letters, as people write English terms by ear: «редис» is `redis`, «кафка» `kafka`. */
export function latinised(word: string): string {
  return Array.from(word, (letter) => LETTERS[letter] ?? letter).join('');
}

/**
 * What a Latin or latinised word sounds like, so that `docker` and «докер» meet.
 *
 * @param word in Latin letters, lower case
 */
export function sound(word: string): string {
  return word
    .replace(/sch|tch/g, 'ch')
    .replace(/ph/g, 'f')
    .replace(/th/g, 't')
    .replace(/dzh/g, 'j')
    .replace(/x/g, 'ks')
    .replace(/ck|c(?![eiy]|h)|q/g, 'k')
    .replace(/c(?=[eiy])/g, 's')
    .replace(/(?:yu|iu|oo|ou)/g, 'u')
    .replace(/ya/g, 'a')
    .replace(/y/g, 'i')
    .replace(/w/g, 'v')
    .replace(/(.)\1/g, '$1');
}

/** The consonants of what a word sounds like: «брейкер» and `breaker` write their vowels in two ways. */
export function consonants(sounding: string): string {
  // cspell:disable-next-line -- letters
  return sounding.replace(/[aeiou]/g, '');
}
