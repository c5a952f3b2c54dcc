// cspell:disable -- rows of keys
const LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const RUSSIAN = 'ёйцукенгшщзхъфывапролджэячсмитьбю';
const SHIFTED: readonly [string, string][] = [
  ['{', 'х'],
  ['}', 'ъ'],
  [':', 'ж'],
  ['"', 'э'],
  ['<', 'б'],
  ['>', 'ю'],
  ['~', 'ё'],
];

const keys = Array.from(LATIN, (key, index): [string, string] => [key, RUSSIAN.charAt(index)]);
const toRussian = new Map([...keys, ...SHIFTED]);
const toLatin = new Map(keys.map(([latin, russian]) => [russian, latin]));

/**
 * The text that the same keys give on the other layout, in lower case: «пщкщгештуы» is `goroutines`, `ujhenbyf` is
 * «горутина». Each text goes to the layout in which it has no letters.
 */
export function otherLayout(text: string): string {
  const lower = text.toLowerCase();
  const map = /[а-яё]/.test(lower) ? toLatin : toRussian;
  return Array.from(lower, (letter) => map.get(letter) ?? letter).join('');
}
