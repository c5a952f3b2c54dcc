import { describe, expect, it } from 'vitest';
import { parseDocument } from './document.ts';
import { linesBeside, proseOf } from './prose.ts';

function prose(source: string, ...items: [from: number, to: number][]): string | undefined {
  const document = parseDocument(source);
  const block = document.blocks.at(-1);
  const extents = items.map(([from, to]) => ({ from, to }));
  return block && proseOf(block, extents, document);
}

describe('proseOf', () => {
  it('keeps the owner’s Markdown beside the items', () => {
    expect(prose('# A\n\none *two*\n\n- [ ] x\n- [ ] y\n\n> three\n', [5, 6])).toBe('one *two*\n\n> three');
    expect(prose('# A\n- [ ] x\n', [2, 2])).toBe('');
  });

  it('drops rules at the ends, not between', () => {
    expect(prose('# A\n\n---\n\none\n\n***\n\ntwo\n\n- - -\n\n____\n')).toBe('one\n\n***\n\ntwo');
    expect(prose('# A\n\n---------\n')).toBe('');
  });

  it('takes along the link definitions that it uses', () => {
    expect(prose('[a]: https://a.example\n[b]: https://b.example\n\n# A\n\nsee [a]\n')).toBe(
      'see [a]\n\n[a]: https://a.example',
    );
    expect(prose('# A\n\nsee [a]\n\n[a]: https://a.example\n')).toBe('see [a]\n\n[a]: https://a.example');
  });

  it('keeps blank lines inside a fence', () => {
    expect(prose('# A\n\n```\none\n\n\ntwo\n```\n')).toBe('```\none\n\n\ntwo\n```');
  });
});

describe('linesBeside', () => {
  it('parts what items stood between', () => {
    expect(
      linesBeside(['a', 'x', 'b', '', 'y', '', 'c'], { from: 1, to: 7 }, [
        { from: 2, to: 2 },
        { from: 5, to: 5 },
      ]),
    ).toEqual(['a', '', 'b', '', 'c']);
  });
});
