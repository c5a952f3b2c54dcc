import { describe, expect, it } from 'vitest';
import { addressOf, neighboursOf, pagesOf } from './addresses.ts';
import { readRoadmap } from './read-roadmap.ts';

const SOURCE =
  '# База\n- [ ] Go\n  - [ ] [a](1-x/a/)\n    - [ ] [b](1-x/b/)\n  - [ ] no page\n- [ ] SQL\n\n# Next\n- [ ] c';
const { roadmap } = readRoadmap(SOURCE);
const pages = roadmap === null ? [] : pagesOf(roadmap);

describe('pagesOf', () => {
  it('lists every page in order, parts after their item', () => {
    expect(pages.map(({ kind, address, title }) => `${kind} ${address} ${title}`)).toEqual([
      'phase /x/ База',
      'item /baza/go/ Go',
      'part /x/a/ a',
      'part /x/b/ b',
      'item /baza/sql/ SQL',
      'phase /next/ Next',
      'item /next/c/ c',
    ]);
  });
});

describe('neighboursOf', () => {
  it.each([
    ['x', null, 'baza/go'],
    ['x/b', 'x/a', 'baza/sql'],
    ['baza/sql', 'x/b', 'next'],
    ['next/c', 'next', null],
    ['nowhere', null, null],
  ])('%s stands between %s and %s', (id, previous, next) => {
    const found = neighboursOf(pages, id);
    expect([found.previous?.id ?? null, found.next?.id ?? null]).toEqual([previous, next]);
  });
});

it('an address has slashes at both ends', () => {
  expect(addressOf('ramp-up/concurrency')).toBe('/ramp-up/concurrency/');
});
