import { expect, it } from 'vitest';
import { stem } from './stem.ts';

it.each([
  ['горутина', 'горутины', 'горутинами', 'горутин'],
  ['канал', 'канала', 'каналы', 'каналов', 'каналом'],
  ['журнал', 'журнала', 'журналы'],
  ['протокол', 'протокола', 'протоколы'],
  ['утечка', 'утечек', 'утечками'],
  ['ошибка', 'ошибок', 'ошибками'],
  ['гонка', 'гонок'],
  ['блокировка', 'блокировок'],
  ['чистый', 'чистая', 'чистого'],
  ['поток', 'потоки', 'потоков'],
  ['goroutine', 'goroutines'],
  ['cache', 'caching', 'caches'],
  ['retry', 'retries'],
])('%s has one stem with its forms', (word, ...forms) => {
  expect(forms.map(stem)).toEqual(forms.map(() => stem(word)));
});

it.each([
  ['канал', 'кана'],
  ['срок', 'строка'],
  ['кэш', 'ключ'],
  ['429', '428'],
])('%s is another word than %s', (one, other) => {
  expect(stem(one)).not.toBe(stem(other));
});
