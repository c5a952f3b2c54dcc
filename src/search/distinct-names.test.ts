import { expect, it } from 'vitest';
import { comparedName, withoutRepetitions } from './distinct-names.ts';

it('forms of one name are one name, other words are not', () => {
  expect(withoutRepetitions(['канал', 'каналов', 'Каналы', 'контекст', 'контейнер', 'channel'])).toEqual([
    'канал',
    'контекст',
    'контейнер',
    'channel',
  ]);
  expect(withoutRepetitions(['утечка горутин', 'утечки горутины', 'утечка памяти'])).toEqual([
    'утечка горутин',
    'утечка памяти',
  ]);
});

it('case is kept where it parts words', () => {
  expect(['SKIP LOCKED', 'context.WithTimeout', 'JWT'].map(comparedName)).toEqual([
    'skip locked',
    'context.WithTimeout',
    'jwt',
  ]);
});
