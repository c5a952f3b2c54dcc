/**
 * The colours of a diagram by what they mean. While mermaid draws, each token is a placeholder colour that no other
 * token has; the flattened SVG names it as `var(--diagram-<token>)`, and `src/styles/diagrams.css` gives it a value
 * for each theme.
 */
export const TOKENS = [
  'bg',
  'text',
  'muted',
  'line',
  'node',
  'node-border',
  'group',
  'group-border',
  'note',
  'note-border',
  'accent',
  'accent-soft',
  'ok',
  'ok-soft',
  'danger',
  'danger-soft',
  'warn',
  'warn-soft',
  'series-1',
  'series-1-line',
  'series-2',
  'series-2-line',
  'series-3',
  'series-3-line',
  'series-4',
  'series-4-line',
  'series-5',
  'series-5-line',
  'series-6',
  'series-6-line',
  'series-7',
  'series-7-line',
  'series-8',
  'series-8-line',
] as const;

/** A colour by its meaning. */
export type Token = (typeof TOKENS)[number];

/** Number of the pairs `series-n` and `series-n-line`, which tell branches and periods apart. */
export const SERIES = 8;

/** The fill (`series-3`) or the line (`series-3-line`) of a series; any index from 0, they repeat after {@link SERIES}. */
export function seriesToken(index: number, part: 'fill' | 'line'): Token {
  const name = `series-${(index % SERIES) + 1}${part === 'line' ? '-line' : ''}`;
  const token = TOKENS.find((candidate) => candidate === name);
  if (token === undefined) throw new RangeError(`no series ${index}`);
  return token;
}

/**
 * The colour that stands for a token while mermaid draws, `#rrggbb`. Pale and alike, because mermaid derives label
 * colours from lightness; unique, because the way back goes by value.
 */
export function placeholder(token: Token): string {
  const index = TOKENS.indexOf(token);
  return `#${[0xd0 + (index >> 4), 0x90 + (index & 15) * 3, 0xe5 - index].map(hexByte).join('')}`;
}

/** From `r,g,b` in decimals, as computed styles give it, to the token whose placeholder that is. */
export const TOKEN_BY_RGB: Readonly<Record<string, Token>> = Object.fromEntries(
  TOKENS.map((token) => [rgbKey(placeholder(token)), token]),
);

function rgbKey(hex: string): string {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).join(',');
}

function hexByte(value: number): string {
  return value.toString(16).padStart(2, '0');
}
