import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rectangleOf, withoutDoubles } from './rough-path.ts';

type Place = readonly [number, number];

/** A side as rough.js strokes it: a curve whose controls lie somewhere on the straight line. */
const side = (from: Place, to: Place, share: number): string => {
  const control = (at: number): string =>
    from.map((value, axis) => value + ((to[axis] ?? 0) - value) * at).join(' ');
  return `M${from.join(' ')} C${control(share)}, ${control(share * 2)}, ${to.join(' ')}`;
};

describe('what a rough path traces', () => {
  it('is the rectangle, however often its sides are stroked', () => {
    const size = fc.integer({ min: 8, max: 4000 }).map((value) => value / 8);
    const place = fc.integer({ min: -4000, max: 4000 }).map((value) => value / 8);
    const share = fc.integer({ min: 1, max: 50 }).map((value) => value / 100);
    fc.assert(
      fc.property(place, place, size, size, share, share, (x, y, width, height, first, second) => {
        const corners: Place[] = [
          [x, y],
          [x + width, y],
          [x + width, y + height],
          [x, y + height],
        ];
        const sides = corners.flatMap((corner, at) => {
          const next = corners[(at + 1) % 4] ?? corner;
          return [side(corner, next, first), side(corner, next, second)];
        });
        const found = rectangleOf(sides.join(' '));
        expect(found?.x).toBeCloseTo(x, 1);
        expect(found?.y).toBeCloseTo(y, 1);
        expect(found?.width).toBeCloseTo(width, 1);
        expect(found?.height).toBeCloseTo(height, 1);
      }),
    );
  });

  it('is a rectangle when it is filled, closed or not', () => {
    const box = { x: -5, y: 0, width: 10, height: 4.5 };
    expect(rectangleOf('M-5 0 L5 0 L5 4.5 L-5 4.5')).toEqual(box);
    expect(rectangleOf('M-5,0L5,0L5,4.5L-5,4.5Z')).toEqual(box);
  });

  it.each([
    'M0 0 L10 0 L10 5',
    'M0 0 L10 0 L12 5 L0 5',
    'M0 0 C5 5, 5 5, 10 0 L10 5 L0 5',
    'M0 0 A5 5 0 0 1 10 0 L10 5 L0 5',
    'M0 0 L10 0 L10 0.01 L0 0.01',
    'm0 0 h10 v5 h-10 z',
    '',
  ])('is no rectangle in %j', (d) => {
    expect(rectangleOf(d)).toBeNull();
  });

  it('is one line when both sides of a divider are', () => {
    const divider = 'M-176.1875 -53.62505 L-176.1875 -53.62495 L176.1875 -53.62495 L176.1875 -53.62505';
    expect(withoutDoubles(divider)).toBe('M-176.19 -53.63L176.19 -53.63');
  });

  it('is drawn once where it is a curve', () => {
    expect(withoutDoubles('M0 0 C1 2, 3 4, 5 6 M0 0 C1 2, 3 4, 5 6 M5 6 L7 7')).toBe(
      'M0 0 C1 2, 3 4, 5 6 M5 6 L7 7',
    );
    expect(withoutDoubles('M0 0 q0,-5,5,-5 h90 Z')).toBe('M0 0 q0,-5,5,-5 h90 Z');
  });
});
