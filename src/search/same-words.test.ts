import { describe, expect, it } from 'vitest';
import { SameWords } from './same-words.ts';
import { stem } from './stem.ts';

const same = new SameWords([
  ['password', 'пароль'],
  ['join', 'джойн'],
]);

describe('words that are one word', () => {
  it('have one key in all their forms', () => {
    const keys = ['пароль', 'паролей', 'password', 'passwords'].map((word) => same.keyOf(stem(word)));
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).not.toBe(same.keyOf(stem('join')));
  });

  it('leave other words as they are', () => {
    expect(same.keyOf('горутин')).toBe('горутин');
    expect(same.stemsOf('горутин')).toEqual(['горутин']);
  });

  it('give the stems of a key', () => {
    expect(same.stemsOf(same.keyOf('join'))).toEqual(['join', stem('джойн')]);
  });
});
