import { describe, expect, it } from 'vitest';
import { cssReferences } from './css-references.ts';

const addresses = (css: string): string[] => cssReferences(css).map(({ address }) => address);

describe('addresses in CSS', () => {
  it.each([
    ['bare', 'a { background: url(a.png) }', ['a.png']],
    ['bare, with space about it', 'a { background: url(  a.png\n) }', ['a.png']],
    ['in quotes', `a { background: url("a b.png"), url( 'c(1).png' ) }`, ['a b.png', 'c(1).png']],
    ['in capitals', 'a { background: URL(a.png) }', ['a.png']],
    ['empty', 'a { background: url() }', ['']],
    [
      'with escapes',
      String.raw`a { background: url(a\(1\).png), url("\43 ase.png"), url("a\"b") }`,
      ['a(1).png', 'Case.png', 'a"b'],
    ],
    [
      'data',
      `a { background: url("data:image/svg+xml,<svg fill='url(#x)'/>") }`,
      [`data:image/svg+xml,<svg fill='url(#x)'/>`],
    ],
    ['in image-set', 'a { background: image-set(url(a.png) 1x, url(b.png) 2x) }', ['a.png', 'b.png']],
    ['imports', `@import "a.css"; @import'b.css' print; @import url(c.css);`, ['a.css', 'b.css', 'c.css']],
    ['in comments', '/* url(a.png) */ a { fill: url(b.png) } /* url(c.png)', ['b.png']],
    ['in strings', `a { content: "url(a.png)" 'url(b.png)' "\\"url(c.png)" }`, []],
    ['in a namespace', '@namespace svg url(http://www.w3.org/2000/svg); a { fill: url(a.png) }', ['a.png']],
    ['in a longer name', 'a { fill: my-url(a.png) }', []],
  ])('%s', (_, css, expected) => {
    expect(addresses(css)).toEqual(expected);
  });

  it('have the lines of the file', () => {
    const css =
      '@import "a.css";\n\na {\n  fill: url(b.png); stroke: url(c.png);\n}\nb { fill: url("d.png") }';
    expect(cssReferences(css, 10)).toEqual([
      { line: 10, address: 'a.css', place: '@import', use: 'resource' },
      { line: 13, address: 'b.png', place: 'url()', use: 'resource' },
      { line: 13, address: 'c.png', place: 'url()', use: 'resource' },
      { line: 15, address: 'd.png', place: 'url()', use: 'resource' },
    ]);
  });
});
