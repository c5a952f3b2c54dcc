import { describe, expect, it } from 'vitest';
import { nearest } from './nearest.ts';

describe('the nearest word', () => {
  const known = ['goroutine', 'goroutine-leak', 'mutex', 'channel'];

  it.each([
    ['gorutine', 'goroutine'],
    ['chanel', 'channel'],
    ['mutexes', 'mutex'],
    ['goroutine', 'goroutine'],
  ])('to %s is %s', (word, near) => {
    expect(nearest(word, known)).toBe(near);
  });

  it('is none where all are far, or there are none', () => {
    expect(nearest('saga', known)).toBeNull();
    expect(nearest('goroutine', [])).toBeNull();
  });
});
