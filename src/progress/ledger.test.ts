import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ledger, presentId } from './ledger.ts';
import type { Ledger } from './ledger.ts';

const row = (id: string, ordinal: number, aliases?: string[]): Ledger[number] => ({
  ...{ id, kind: 'item', ordinal },
  ...(aliases && { aliases }),
});

describe('what an id means today', () => {
  it('is itself, or the id that took it over, however often', () => {
    const entries = [row('old', 1), row('new', 2, ['old', 'older']), row('newest', 3, ['new'])];
    expect(['old', 'older', 'new', 'newest', 'unknown'].map((id) => presentId(entries, id))).toEqual([
      ...['newest', 'newest', 'newest', 'newest', 'unknown'],
    ]);
  });

  it('is found even where aliases run in a ring', () => {
    expect(presentId([row('a', 1, ['b']), row('b', 2, ['a'])], 'a')).toBe('a');
  });
});

it('a ledger has rows of known shape alone', () => {
  expect(v.is(ledger, [row('a', 1), row('b', 7, ['c'])])).toBe(true);
  for (const odd of [
    { ...row('a', 0) },
    { ...row('', 1) },
    { ...row('a', 1), kind: 'phase' },
    { ...row('a', 1), gone: true },
  ]) {
    expect(v.is(ledger, [odd])).toBe(false);
  }
});
