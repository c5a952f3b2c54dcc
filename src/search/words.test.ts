import { describe, expect, it } from 'vitest';
import { folded, queryWords, wordsOf } from './words.ts';

it('ё is е, and case does not matter', () => {
  expect(folded('Ёмкость ОЧЕРЕДИ')).toBe('емкость очереди');
});

describe('wordsOf', () => {
  it.each([
    ['Горутины и каналы', ['горутины', 'и', 'каналы']],
    ['context.WithTimeout', ['contextwithtimeout', 'context', 'withtimeout', 'with', 'timeout']],
    ['SKIP LOCKED', ['skip', 'locked']],
    ['HTTPServer', ['httpserver', 'http', 'server']],
    ['at-least-once', ['atleastonce', 'at', 'least', 'once']],
    ['x/time/rate', ['xtimerate', 'x', 'time', 'rate']],
    ['errors.AsType[T]', ['errorsastype', 'errors', 'astype', 'as', 'type', 't']],
    ['N+1', ['n', '1']],
    ['', []],
    ['…–!', []],
  ])('of %j are %j', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });
});

it('a query is taken apart at its joints only', () => {
  expect(queryWords('context.WithTimeout — зачем?')).toEqual(['context', 'withtimeout', 'зачем']);
});
