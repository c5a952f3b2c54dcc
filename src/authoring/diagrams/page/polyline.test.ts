import { describe, expect, it } from 'vitest';
import { lengthenEnds, roundedPath, withoutSmallSteps } from './polyline.ts';
import type { Point } from './polyline.ts';

const line = (...pairs: (readonly [number, number])[]): Point[] => pairs.map(([x, y]) => ({ x, y }));
const anywhere = (): boolean => true;

describe('the ends of a line', () => {
  it('get a straight piece as long as a mark', () => {
    const bent = line([0, 0], [0, 20], [50, 20], [50, 100], [90, 100], [90, 120]);
    expect(lengthenEnds(bent, 30)).toEqual(line([0, 0], [0, 30], [50, 30], [50, 90], [90, 90], [90, 120]));
  });

  it('share what there is when there is less', () => {
    const short = line([0, 0], [0, 40], [50, 40], [50, 60]);
    expect(lengthenEnds(short, 60)).toEqual(line([0, 0], [0, 30], [50, 30], [50, 60]));
  });

  it('stay when they are long enough, or slanted', () => {
    const long = line([0, 0], [0, 50], [50, 50], [50, 100]);
    expect(lengthenEnds(long, 40)).toEqual(long);
    const slanted = line([0, 0], [10, 20], [30, 40], [35, 45]);
    expect(lengthenEnds(slanted, 40)).toEqual(slanted);
    expect(lengthenEnds(line([0, 0], [0, 9]), 40)).toEqual(line([0, 0], [0, 9]));
  });

  it('work sidewards, too', () => {
    expect(lengthenEnds(line([0, 0], [90, 0], [90, 30], [100, 30]), 30)).toEqual(
      line([0, 0], [70, 0], [70, 30], [100, 30]),
    );
  });
});

describe('a small step', () => {
  it('is taken out by moving the end', () => {
    const stepped = line([0, 0], [0, 80], [7, 80], [7, 100]);
    expect(withoutSmallSteps(stepped, 14, anywhere)).toEqual(line([0, 0], [0, 100]));
  });

  it('is taken out at the beginning', () => {
    const stepped = line([7, 0], [7, 20], [0, 20], [0, 60], [90, 60], [90, 99]);
    expect(withoutSmallSteps(stepped, 14, anywhere)).toEqual(line([0, 0], [0, 60], [90, 60], [90, 99]));
  });

  it('stays where it is a large one, or where the end would meet another', () => {
    const stepped = line([0, 0], [0, 80], [20, 80], [20, 100]);
    expect(withoutSmallSteps(stepped, 14, anywhere)).toEqual(stepped);
    const small = line([0, 0], [0, 80], [7, 80], [7, 100]);
    expect(withoutSmallSteps(small, 14, () => false)).toEqual(small);
  });
});

describe('a path with rounded corners', () => {
  it('bends where the line does', () => {
    expect(roundedPath(line([0, 0], [0, 50], [50, 50]), 6)).toBe(
      'M0.0,0.0L0.0,44.0Q0.0,50.0 6.0,50.0L50.0,50.0',
    );
  });

  it('rounds less where there is no room', () => {
    expect(roundedPath(line([0, 0], [0, 4], [50, 4]), 6)).toBe('M0.0,0.0L0.0,2.0Q0.0,4.0 2.0,4.0L50.0,4.0');
  });

  it('of one point or none is hardly a path', () => {
    expect(roundedPath([], 6)).toBe('');
    expect(roundedPath(line([1, 2]), 6)).toBe('M1.0,2.0');
  });
});
