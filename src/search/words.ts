/** A run of letters and digits, with what joins the parts of an identifier: `context.WithTimeout`, `SKIP-LOCKED`, `x/time`. */
const JOINED = /[\p{L}\p{N}_]+(?:[./:_-][\p{L}\p{N}_]+)*/gu;

/** Humps of camel case, and capitals before them: `WithTimeout` is `With` and `Timeout`, `HTTPServer` `HTTP` and `Server`. */
const HUMPS = /\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|\p{N}+/gu;

/** Lower case, one «е»: as words are compared. */
export function folded(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll('ё', 'е');
}

/**
 * The words of a text to be found by: those of an identifier one by one, all in one, and the humps of camel case.
 *
 * @returns folded, in order, with repetitions
 */
export function wordsOf(text: string): string[] {
  return [...text.normalize('NFC').matchAll(JOINED)].flatMap(([word]) => {
    const parts = word.split(/[./:_-]+/).filter((part) => part !== '');
    const whole = parts.length > 1 ? [parts.join('')] : [];
    return [...whole, ...parts.flatMap(withHumps)].map(folded);
  });
}

/** The words of a query: those that stand in it, identifiers taken apart at their joints. */
export function queryWords(text: string): string[] {
  return folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

function withHumps(part: string): string[] {
  const humps = part.match(HUMPS) ?? [];
  return humps.length > 1 ? [part, ...humps.filter((hump) => hump.length > 1)] : [part];
}
