import { expect, it } from 'vitest';
import { fragmentOf, readAddress } from './mock-address.ts';

it.each([
  ['#1abc', { code: '1abc', result: null }],
  ['1abc', { code: '1abc', result: null }],
  [' https://example.test/trainer/mock/#1abc.1def ', { code: '1abc', result: '1def' }],
  ['#1abc%2E1def', { code: '1abc', result: '1def' }],
  ['#%E0%A4%A', { code: '%E0%A4%A', result: null }],
])('reads %j', (text, address) => {
  expect(readAddress(text)).toEqual(address);
  expect(readAddress(fragmentOf(address))).toEqual(address);
});

it('has nothing of nothing', () => {
  for (const text of ['', '#', '  ', '#.1def']) expect(readAddress(text)).toBeNull();
});
