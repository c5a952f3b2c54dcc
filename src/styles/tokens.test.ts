import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

function tokens(selector: string): Record<string, string> {
  const block = css.slice(css.indexOf(`${selector} {`)).split('}')[0] ?? '';
  const pairs = [...block.matchAll(/--([\w-]+): (#[\da-f]{6});/g)];
  return Object.fromEntries(pairs.map(([, name = '', value = '']): [string, string] => [name, value]));
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

describe.each([
  ['dark', tokens(":root[data-theme='dark']")],
  ['light', tokens(':root')],
])('the %s theme', (_, theme) => {
  const ink = Object.entries(theme).filter(([name]) => /^line-|^route-(?:text|muted)/.test(name));

  it('names every ink that the other theme names', () => {
    expect(Object.keys(theme).toSorted()).toEqual(Object.keys(tokens(':root')).toSorted());
    expect(ink).toHaveLength(10);
  });

  it.each(ink)('%s can be read on each ground', (_name, color) => {
    for (const ground of ['route-ground', 'route-raised', 'route-sunken']) {
      expect(contrast(color, theme[ground] ?? '')).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(color, theme['route-ground'] ?? '')).toBeGreaterThanOrEqual(4.7);
  });
});
