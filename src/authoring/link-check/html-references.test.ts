import { describe, expect, it } from 'vitest';
import { readHtml } from './html-references.ts';

const addresses = (html: string): string[] => readHtml(html).references.map(({ address }) => address);

describe('addresses in HTML', () => {
  it.each([
    ['a.png', ['a.png']],
    ['a.png 1x,b.png 2x', ['a.png', 'b.png']],
    [' a.png 480w ,\n b.png 2.5x, ', ['a.png', 'b.png']],
    ['a.png, b.png', ['a.png', 'b.png']],
    ['a,b.png 1x', ['a,b.png']],
    ['data:image/png;base64,AA== 1x, a.png 2x', ['data:image/png;base64,AA==', 'a.png']],
    ['', []],
    [' , ', []],
  ])('of srcset=%j are %j', (srcset, expected) => {
    expect(addresses(`<img srcset="${srcset}">`)).toEqual(expected);
  });

  it.each([
    ['0;url=/x/', ['/x/']],
    ['0; URL = /x/ ', ['/x/']],
    ["5.5 ; url='/x/?a=b'", ['/x/?a=b']],
    ['0, /x/', ['/x/']],
    ['30', []],
    [' 30 ; ', []],
  ])('of a refresh %j are %j', (content, expected) => {
    expect(addresses(`<meta http-equiv="refresh" content="${content}">`)).toEqual(expected);
  });

  it('have entities resolved, and the line of their attribute', () => {
    const { references } = readHtml('<a\n  class="x"\n  href="/x/?a&amp;b">');
    expect(references).toEqual([{ line: 3, address: '/x/?a&b', place: '<a href>', use: 'link' }]);
  });

  it('in a style element have the line of the file', () => {
    const { references } = readHtml('<p>\n<style>\na {\n  fill: url(a.png) }\n</style>');
    expect(references).toMatchObject([{ line: 4, place: '<style> url()' }]);
  });

  it('are not what merely looks like one', () => {
    const html = `<title><a href="/a/"></title><textarea><a href="/b/"></textarea><!-- <a href="/c/"> -->
<script>'<a href="/d/">'</script><pre>&lt;a href="/e/"&gt;</pre><meta name="description" content="/f/">
<p data-href="/g/" title="url(/h/)"></p><meta property="og:image:alt" content="/i/">`;
    expect(addresses(html)).toEqual([]);
  });
});

describe('ids', () => {
  it('are those of elements and the names of anchors, not those of templates', () => {
    const { ids } = readHtml(
      '<p id="a"><a name="b" id="c"><template><i id="d"></template><svg><g id="e"/></svg><p name="f">',
    );
    expect([...ids].sort()).toEqual(['a', 'b', 'c', 'e']);
  });

  it('that stand twice are told once; an old name beside the same id is no second', () => {
    const { faults } = readHtml(
      '<p id="a">\n<p id="a">\n<p id="a"><a id="b" name="b"></a><a name="c"></a><a id="c"></a>',
    );
    expect(faults).toEqual([
      {
        line: 2,
        found: 'id="a" stands 3 times on the page, on lines 1, 2, 3',
        remedy: 'give each element an id of its own',
      },
    ]);
  });
});
