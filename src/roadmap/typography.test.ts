import { describe, expect, it } from 'vitest';
import { typographic } from './typography.ts';

describe('typographic', () => {
  it.each([
    ['ROADMAP --- GO', 'ROADMAP — GO'],
    ['из 3--5 сервисов', 'из 3–5 сервисов'],
    ['CI-CD, mid-level', 'CI-CD, mid-level'],
    ['флаг --race', 'флаг --race'],
  ])('%s', (text, printed) => {
    expect(typographic(text)).toBe(printed);
  });
});
