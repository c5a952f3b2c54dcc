import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { placeholder, SERIES, seriesToken, TOKEN_BY_RGB, TOKENS } from './tokens.ts';
import type { Token } from './tokens.ts';

const css = readFileSync(new URL('../../styles/diagrams.css', import.meta.url), 'utf8');

function theme(selector: string): Partial<Record<Token, string>> {
  const block = css.slice(css.indexOf(`${selector} {`)).split('}')[0] ?? '';
  const pairs = [...block.matchAll(/--diagram-([\w-]+): (#[\da-f]{6});/g)].map(([, name, value]) => [
    name,
    value,
  ]);
  return Object.fromEntries(pairs) as Partial<Record<Token, string>>;
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return 0;
  const [low = 0, high = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const FILLS = TOKENS.filter((token) => /^(bg|node|group|note|series-\d|.*-soft)$/.test(token));
const OWN_LINES = FILLS.filter((token) => /-soft$|^series/.test(token));

describe('placeholders', () => {
  it('are unique and lead back to their tokens', () => {
    expect(new Set(TOKENS.map(placeholder)).size).toBe(TOKENS.length);
    for (const token of TOKENS) {
      const channels = [1, 3, 5].map((at) => Number.parseInt(placeholder(token).slice(at, at + 2), 16));
      expect(TOKEN_BY_RGB[channels.join(',')]).toBe(token);
    }
  });

  it('are hexadecimal colours', () => {
    for (const token of TOKENS) expect(placeholder(token)).toMatch(/^#[\da-f]{6}$/);
  });
});

describe('series', () => {
  it('repeat after the last', () => {
    expect(seriesToken(0, 'fill')).toBe('series-1');
    expect(seriesToken(SERIES, 'line')).toBe('series-1-line');
    expect(seriesToken(SERIES + 2, 'fill')).toBe('series-3');
  });
});

describe.each([
  ['light', theme(':root')],
  ['dark', theme(":root[data-theme='dark']")],
])('the %s theme', (_, colours) => {
  it('defines every token and nothing else', () => {
    expect(Object.keys(colours).toSorted()).toEqual([...TOKENS].toSorted());
  });

  it.each(FILLS)('has legible text on %s', (fill) => {
    expect(contrast(colours.text, colours[fill])).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colours.muted, colours[fill])).toBeGreaterThanOrEqual(4.5);
  });

  it.each(OWN_LINES)('has a line that stands out from %s', (fill) => {
    const line = fill.endsWith('-soft') ? fill.replace('-soft', '') : `${fill}-line`;
    expect(contrast(colours[line as Token], colours[fill])).toBeGreaterThanOrEqual(3);
    expect(contrast(colours[line as Token], colours.bg)).toBeGreaterThanOrEqual(3);
  });

  it.each(['bg', 'group'] as const)('has nodes and arrows that stand out from %s', (ground) => {
    for (const line of ['line', 'node-border', 'note-border'] as const) {
      expect(contrast(colours[line], colours[ground])).toBeGreaterThanOrEqual(3);
    }
  });
});

describe('paper', () => {
  it('has the light theme, because the dark one is for screens alone', () => {
    expect(css.indexOf("data-theme='dark'")).toBeGreaterThan(css.indexOf('@media screen {'));
    expect(css.indexOf("data-theme='dark'")).toBeLessThan(css.indexOf('@media print {'));
    expect(css.match(/data-theme/g)).toHaveLength(1);
  });
});
