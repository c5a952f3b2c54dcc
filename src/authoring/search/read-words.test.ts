import { describe, expect, it } from 'vitest';
import { readWords } from './read-words.ts';

const read = (source: string) => readWords(source, 'words.yml');

describe('words that are one word', () => {
  it('are read folded', () => {
    expect(read('- [Password, пароль]\n- [acks, подтверждёние]')).toEqual({
      words: [
        ['password', 'пароль'],
        ['acks', 'подтверждение'],
      ],
      problems: [],
    });
  });

  it.each([
    ['- [join, inner join]', 1, /not a single word/],
    ['- [join, джойн]\n- [lock]', 2, /a group of one word/],
    ['- [join, джойн]\n- [connect, джойны]', 2, /«джойны» is a word of the group «join, джойн», too/],
    ['- [null, 5]', 1, /Expected string/],
  ])('%j is told with its line', (source, line, found) => {
    expect(read(source)).toMatchObject({
      problems: [{ line, found: expect.stringMatching(found) as string }, ...read(source).problems.slice(1)],
    });
  });

  it('may stand twice in their own group, in two forms', () => {
    expect(read('- [hash, хеш, хеши]').problems).toEqual([]);
  });
});
