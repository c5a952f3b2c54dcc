import { describe, expect, it } from 'vitest';
import { Lexicon } from './lexicon.ts';

const lexicon = new Lexicon([
  'Горутины и каналы',
  'Kafka',
  'circuit breaker',
  'предохранитель',
  'как устроено',
  'outbox',
  'лист',
  'bulkhead',
]);
const guess = (word: string) => lexicon.guesses(word, 1)[0]?.word;

describe('the lexicon', () => {
  it('has a word in every form, and words that ask', () => {
    expect(['горутинами', 'канал', 'breakers', 'почему'].every((word) => lexicon.has(word))).toBe(true);
    expect(['горутна', 'saga'].some((word) => lexicon.has(word))).toBe(false);
  });

  it('has the beginning of a word only while it is being typed', () => {
    expect([lexicon.has('предо'), lexicon.has('предо', true), lexicon.has('пр', true)]).toEqual([
      false,
      true,
      false,
    ]);
  });

  it.each([
    ['горутна', 'горутины'],
    ['прдохронитель', 'предохранитель'],
    ['outbx', 'outbox'],
    ['кафка', 'kafka'],
    ['брейкер', 'breaker'],
    ['балкхед', 'bulkhead'],
  ])('guesses that %s is %s', (typed, meant) => {
    expect(guess(typed)).toBe(meant);
  });

  it.each(['кот', 'как-то', 'зачем', 'сезам', 'kubernetes'])('makes nothing of %s', (typed) => {
    expect(guess(typed)).toBeUndefined();
  });

  it('guesses nothing of short words, where one letter makes another word', () => {
    expect(guess('лис')).toBeUndefined();
  });

  it('finds what is near where a guess would be bold', () => {
    expect(lexicon.nearest('гарутена', 3).map(({ word }) => word)).toContain('горутины');
  });
});
