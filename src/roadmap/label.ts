/**
 * Advance widths of Onest in em, as coarse classes: measured over the regular weight's `hmtx`, rounded up so that an
 * estimate errs towards an earlier line break.
 */
const WIDTHS: readonly [RegExp, number][] = [
  [/[\s.,:;!|'’ilI1()]/u, 0.31],
  [/[шщжюфмwmыЖШЩЮФMWЫ@]/u, 0.84],
  [/\p{Lu}/u, 0.7],
];
const USUAL_WIDTH = 0.56;

/** Estimated width of a text in em of the site's face. */
export function labelWidth(text: string): number {
  return Array.from(text, characterWidth).reduce((sum, width) => sum + width, 0);
}

/**
 * Breaks a label into lines at spaces and after slashes and hyphens. A word longer than a line keeps a line of its own.
 *
 * @param em width of a line, in em
 * @param most how many lines there may be; what does not fit is cut with an ellipsis
 */
export function wrapLabel(text: string, em: number, most: number): string[] {
  const words = text.split(/(?<=[/-])|\s+/u).filter((word) => word !== '');
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    const joined = last === undefined ? word : `${last}${/[/-]$/.test(last) ? '' : ' '}${word}`;
    if (last !== undefined && labelWidth(joined) <= em) lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  return [...kept.slice(0, -1), `${kept.at(-1) ?? ''}…`];
}

function characterWidth(character: string): number {
  return WIDTHS.find(([pattern]) => pattern.test(character))?.[1] ?? USUAL_WIDTH;
}
