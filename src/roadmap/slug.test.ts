import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numbered, RESERVED, slugOf } from './slug.ts';

describe('slugOf', () => {
  it.each([
    ['Освоить Go-базу (структуры, интерфейсы, методы)', 'osvoit-go-bazu-struktury-interfeysy-metody'],
    ['Щи, цель, объект, йога, ёлка, мышь, эхо', 'shchi-tsel-obekt-yoga-yolka-mysh-eho'],
    ['ЦЕЛЬ', 'tsel'],
    ['JWT + refresh tokens', 'jwt-refresh-tokens'],
    ['Clean_Architecture & SOLID/DRY', 'clean-architecture-solid-dry'],
    ['🚀 Старт', 'start'],
    ['🚀', 'u-1f680'],
    ['', 'u'],
    [
      'Изучить сложные вопросы проектирования высоконагруженных распределённых систем',
      'izuchit-slozhnye-voprosy-proektirovaniya-vysokonagruzhennyh',
    ],
    ['x'.repeat(80), 'x'.repeat(60)],
  ])('«%s»', (text, slug) => {
    expect(slugOf(text)).toBe(slug);
  });

  it('makes a segment of an address of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const slug = slugOf(text);
        expect(slug).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
        expect(slug.length).toBeLessThanOrEqual(60);
        expect(slugOf(text)).toBe(slug);
      }),
    );
  });
});

describe('numbered', () => {
  it('numbers repeats', () => {
    const taken = new Set<string>();
    expect(['go', 'go', 'go', 'go-2'].map((slug) => numbered(slug, taken))).toEqual([
      'go',
      'go-2',
      'go-3',
      'go-2-2',
    ]);
  });

  it('keeps off what is reserved', () => {
    expect(numbered('plan', new Set(RESERVED))).toBe('plan-2');
  });
});
