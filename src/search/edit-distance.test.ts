import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance } from './edit-distance.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'в'), maxLength: 7 });

/** The recursion that defines it, tried in all its branches. */
function byDefinition(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const [restA, restB] = [a.slice(1), b.slice(1)];
  const options = [
    byDefinition(restA, b) + 1,
    byDefinition(a, restB) + 1,
    byDefinition(restA, restB) + (a.startsWith(b.charAt(0)) ? 0 : 1),
  ];
  if (a.length > 1 && b.length > 1 && a.startsWith(b.charAt(1)) && b.startsWith(a.charAt(1)))
    options.push(byDefinition(a.slice(2), b.slice(2)) + 1);
  return Math.min(...options);
}

describe('editDistance', () => {
  it.each([
    ['outbox', 'outbox', 0],
    ['outbx', 'outbox', 1],
    ['grcp', 'grpc', 1],
    ['горутна', 'горутина', 1],
    ['', 'сага', 4],
  ])('of %s and %s is %i', (a, b, distance) => {
    expect(editDistance(a, b, 5)).toBe(distance);
  });

  it('is what its definition says, and the same both ways', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b, 99)).toBe(byDefinition(a, b));
        expect(editDistance(b, a, 99)).toBe(editDistance(a, b, 99));
      }),
    );
  });

  it('gives up just beyond the bound', () => {
    fc.assert(
      fc.property(word, word, fc.nat(4), (a, b, most) => {
        expect(editDistance(a, b, most)).toBe(Math.min(editDistance(a, b, 99), most + 1));
      }),
    );
  });
});
