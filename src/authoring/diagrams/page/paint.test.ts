import { describe, expect, it } from 'vitest';
import { paintOf } from './paint.ts';

const context = () => ({ tokens: { '208,144,229': 'bg' }, unknown: new Set<string>() });

describe('a computed colour', () => {
  it.each([
    ['none', 'none', 1],
    ['transparent', 'none', 1],
    ['rgba(208, 144, 229, 0)', 'none', 1],
    ['rgba(1, 2, 3, 0)', 'none', 1],
    ['rgb(208, 144, 229)', 'var(--diagram-bg)', 1],
    ['rgba(208, 144, 229, 0.5)', 'var(--diagram-bg)', 0.5],
    ['url("#gradient")', 'url(#gradient)', 1],
    ['url(#gradient) rgb(1, 2, 3)', 'url(#gradient)', 1],
  ])('%s is %s', (computed, value, opacity) => {
    const known = context();
    expect(paintOf(computed, known)).toEqual({ value, opacity });
    expect(known.unknown.size).toBe(0);
  });

  it.each(['rgb(0, 0, 0)', 'color(srgb 1 0 0)', 'context-stroke'])('%s is reported', (computed) => {
    const known = context();
    expect(paintOf(computed, known).value).toBe(computed);
    expect([...known.unknown]).toEqual([computed]);
  });
});
