/** Words that number the parts of a plan, in Russian and English, singular and plural. */
const WORDS = [
  'част[ьи]|этапы?|фаз[аы]|модул[ьи]|блоки?|недел[яи]|спринты?|разделы?|шаги?|глав[аы]|уров(?:ень|ни)|месяцы?',
  'день|дни|стади[яи]|итераци[яи]|уроки?|тем[аы]',
  'parts?|phases?|steps?|stages?|weeks?|modules?|sprints?|chapters?|levels?|months?|days?|blocks?|sections?|units?',
  'iterations?|lessons?|milestones?',
].join('|');

const ARABIC = '\\d{1,3}(?:\\.\\d{1,3})*(?:\\s?[-–—]\\s?\\d{1,3})?';
const ROMAN = '(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})';
const SEPARATOR = '\\s*[.:)|\\]–—−-]+\\s*';
const NO_WORD_GOES_ON = '(?![\\p{L}\\p{N}])';

const WORD = new RegExp(`^[([]?(?:${WORDS})${NO_WORD_GOES_ON}`, 'iu');
/** After the word. Without a separator a sentence of its own must not go on: "Level 2 cache" is a title. */
const NUMBER = new RegExp(
  `^\\s*[№#]?\\s*(?:${ARABIC}|${ROMAN})${NO_WORD_GOES_ON}(?:\\s(?:из|of)\\s\\d{1,3})?(?:${SEPARATOR}|\\s*$|\\s+(?!\\p{Ll}))`,
  'u',
);
const ORDINAL = /^[([]?\d{1,3}(?:-?(?:я|й|ая|ый|ой|е|ое|st|nd|rd|th))?\s/u;
const AFTER_ORDINAL = new RegExp(`^(?:${SEPARATOR}|\\s*$|\\s+(?=[([]))`, 'u');
const PLAIN = new RegExp(
  `^(?:[№#]\\s?)?(?:\\d{1,3}(?:\\.\\d{1,3})*|${ROMAN})(?:[.)](?:\\s+|$)|\\s+[-–—−]{1,3}\\s+(?!\\d)|:\\s+)`,
  'u',
);
const BARE_END = new RegExp(`^(?:\\sof(?!\\p{L}))?${SEPARATOR}`, 'u');
/** The number after the word belongs to the label, not to a day: «Неделя 1 — 7 декабря», «Неделя 1. Март». */
const LABEL_NUMBER = /^\s*\d{1,3}(?:\s+[-–—−]|\s*[.:)](?:\s|$))/u;

/**
 * A heading's text without its label: «ЧАСТЬ 1.», «Этап 2 —», "PART 2:", «Модуль IV», «1-я неделя:», `3)`.
 *
 * @param bare whether the word alone is a label, too: the «Неделя» of «Неделя 1–7 декабря: основы» once the period is
 *   cut out
 * @returns the empty string when there is nothing but the label
 */
export function withoutLabel(text: string, bare: boolean): string {
  const label =
    joined(text, WORD, NUMBER) ??
    joined(text, ORDINAL, WORD, AFTER_ORDINAL) ??
    joined(text, PLAIN) ??
    (bare ? joined(text, WORD, BARE_END) : null);
  return text.slice(label ?? 0);
}

/** Where in a heading a period may start because a label, numbered or bare, ends there without a separator. */
export function labelEnds(text: string): { numbered: number | null; bare: number | null } {
  const word = joined(text, WORD);
  const bare = word === null ? null : word + (/^\sof(?!\p{L})/u.exec(text.slice(word))?.[0].length ?? 0);
  const isNumbered = bare !== null && LABEL_NUMBER.test(text.slice(bare));
  return { numbered: joined(text, WORD, NUMBER), bare: isNumbered ? null : bare };
}

/** Length of the text that the patterns match one after the other, or null. */
function joined(text: string, ...patterns: RegExp[]): number | null {
  let length = 0;
  for (const pattern of patterns) {
    const match = pattern.exec(text.slice(length));
    if (match === null) return null;
    length += match[0].length;
  }
  return length;
}
