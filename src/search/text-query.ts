import { stemmer as russian } from '@orama/stemmers/russian';
import type { Rewriting } from './rewrite.ts';

/** A search of the pages' text, and how much its results weigh. */
export interface TextQuery {
  text: string;
  weight: number;
}

/** Other names that are searched for in the text. */
const MOST_NAMES = 2;
/** Of another name than the one in the query. */
const OTHER_NAME = 0.8;
/** Of the words as they were typed, where they were taken for typing errors: the text may have them all the same. */
const AS_TYPED = 0.9;

/**
 * What to search the text of the pages for: the query, its words in forms that the index holds, other names of its
 * terms, and where typing errors were corrected the words as they were typed.
 *
 * @param typed the query as it was typed
 * @param otherNames the query with other names of its terms, as stems
 */
export function textQueries(
  typed: string,
  rewriting: Rewriting,
  otherNames: readonly string[][],
): TextQuery[] {
  const { words, text, corrections } = rewriting;
  const hasTypos = corrections.some(({ kind }) => kind === 'typo');
  const queries: TextQuery[] = [
    { text, weight: 1 },
    { text: words.map(({ word }) => indexedForm(word)).join(' '), weight: 1 },
    ...(hasTypos ? [{ text: typed, weight: AS_TYPED }] : []),
    ...otherNames
      .slice(0, MOST_NAMES)
      .map((stems) => ({ text: stems.map(indexedForm).join(' '), weight: OTHER_NAME })),
  ];
  return queries.filter(
    (query, index) => query.text !== '' && queries.findIndex((other) => other.text === query.text) === index,
  );
}

/**
 * A form of a Russian word that Pagefind finds. Since 1.5 it takes the breve off every «й» before it stems, in the query
 * and in the index alike, so that «чистый» becomes «чистыи», whose stem is not that of «чистая»; the forms without «й»
 * keep theirs. `npm run check:search` tells when that is mended.
 */
export function indexedForm(word: string): string {
  if (!/[а-я]/.test(word)) return word;
  const known = russian(word);
  const wanted = withoutBreve(known);
  const forms = [word, ...ENDINGS.map((ending) => known + ending)];
  return forms.find((form) => russian(withoutBreve(form)) === wanted) ?? word;
}

const ENDINGS = ['', 'а', 'ы', 'у', 'ам', 'ов', 'ая'];

function withoutBreve(word: string): string {
  return word.replaceAll('й', 'и');
}
