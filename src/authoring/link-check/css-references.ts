import type { Reference } from './reference.ts';
import { lineCounter } from './reference.ts';

const STRING = String.raw`"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'`;

/** The tokens that hold addresses, and those (comments, strings, namespaces) in which what looks like one is none. */
const TOKENS = new RegExp(
  [
    String.raw`\/\*[^]*?(?:\*\/|$)`,
    String.raw`@namespace\b[^;]*`,
    String.raw`@import\s*(?<imported>${STRING})`,
    String.raw`(?<![\w-])url\(\s*(?<quoted>${STRING})`,
    String.raw`(?<![\w-])url\(\s*(?<bare>(?:[^\s"'()\\]|\\[^])*)\s*\)`,
    STRING,
  ].join('|'),
  'gi',
);

/**
 * The addresses that a stylesheet, a `style` element or a `style` attribute loads: `url()` and `@import`. Strings of
 * `image-set()` are not read: write `image-set(url(…) 1x)`.
 *
 * @param firstLine line of the file on which the text begins
 */
export function cssReferences(css: string, firstLine = 1): Reference[] {
  const lineOf = lineCounter(css, firstLine);
  const references: Reference[] = [];
  for (const { index, groups = {} } of css.matchAll(TOKENS)) {
    const { imported, quoted, bare } = groups;
    const written = imported ?? quoted ?? bare;
    if (written === undefined) continue;
    references.push({
      line: lineOf(index),
      address: unescape(written === bare ? written : written.slice(1, -1)),
      place: imported === undefined ? 'url()' : '@import',
      use: 'resource',
    });
  }
  return references;
}

/** CSS escapes: up to six hexadecimal digits with one space after them, or the character itself. */
function unescape(text: string): string {
  return text.replace(
    /\\(?:([\da-f]{1,6})\s?|([^]))/gi,
    (_, hex: string | undefined, character: string | undefined) => {
      if (hex === undefined) return character === '\n' ? '' : (character ?? '');
      const point = Number.parseInt(hex, 16);
      return point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point);
    },
  );
}
