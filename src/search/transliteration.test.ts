import { expect, it } from 'vitest';
import { latinised, sound } from './transliteration.ts';

it.each([
  ['редис', 'redis'],
  ['кафка', 'kafka'],
  ['постгрес', 'postgres'],
  ['докер', 'docker'],
  ['мутекс', 'mutex'],
  ['пул', 'pool'],
  ['кубернетес', 'kubernetes'],
  ['джойн', 'join'],
  ['тротлинг', 'throtling'],
  ['кафка', 'kaffka'],
])('%s sounds like %s', (russian, english) => {
  expect(sound(latinised(russian))).toBe(sound(english));
});

it('different words sound differently', () => {
  expect(sound(latinised('канал'))).not.toBe(sound('kernel'));
});
