import { describe, expect, it } from 'vitest';
import { block, CONTEXT, FIGURE, line } from './anki.fixture.ts';
import { cardMarkup } from './card-markup.ts';

const made = (html: string, context = CONTEXT) => cardMarkup(html, context).html;

describe('the markup of a card', () => {
  it('has code as lines with the colours that say something', () => {
    const html = block(
      line(
        '<span style="--0:#FF9492;--1:#BF3441">func</span><span style="--0:#F0F3F6;--1:#24292E"> a() &lt;</span>',
      ),
      line('\n'),
      line('<span class="indent"><span style="--0:#F0F3F6;--1:#24292E">  </span></span>b'),
    );
    expect(made(html)).toBe(
      '<p class="file">main.go</p><pre><code><span style="--night:#FF9492;--day:#BF3441">func</span> a() &#60;\n\n  b</code></pre>',
    );
  });

  it('leads to the site by whole addresses', () => {
    const link = (href: string) => made(`<a class="term" href="${href}">x</a>`);
    expect(link('/base/ring/sql/#joins')).toBe('<a href="https://example.org/base/ring/sql/#joins">x</a>');
    expect(link('https://go.dev/?a=1&amp;b=2')).toBe('<a href="https://go.dev/?a=1&#38;b=2">x</a>');
    expect(link('#other')).toBe('<a href="https://example.org/base/ramp-up/docker/#other">x</a>');
  });

  it('has words in place of links to a site without an address', () => {
    const html = '<p><a href="/ring/sql/">по <em>индексу</em></a>, <a href="https://go.dev/">Go</a></p>';
    expect(made(html, { ...CONTEXT, page: null })).toBe(
      '<p>по <em>индексу</em>, <a href="https://go.dev/">Go</a></p>',
    );
  });

  it('has text, lists and tables, and nothing that runs', () => {
    expect(made('<ol start="3" class="x"><li onclick="y()">а<br>б</li></ol>')).toBe(
      '<ol start="3"><li>а<br>б</li></ol>',
    );
    expect(made('<table tabindex="0"><tr><td align="right">1</td></tr></table>')).toBe(
      '<div class="table"><table><tbody><tr><td align="right">1</td></tr></tbody></table></div>',
    );
    expect(made('<section><script>x</script><!-- y --><p>а</p></section><iframe src="z"></iframe>')).toBe(
      '<p>а</p>',
    );
  });

  it('says nothing that Anki would read as a command', () => {
    expect(made('<p>[sound:a.mp3] [$]x[/$] [latex]y[/latex] a[$i]</p>')).toBe(
      '<p>&#91;sound:a.mp3] &#91;$]x[/$] &#91;latex]y[/latex] a[$i]</p>',
    );
  });
});

describe('a drawing', () => {
  const { html, files } = cardMarkup(FIGURE, CONTEXT);
  const texts = [...files.values()].map((bytes) => new TextDecoder().decode(bytes));

  it('is two pictures, each named by its content', () => {
    const names = [...files.keys()];
    expect(names).toEqual([expect.stringMatching(/^m500k-[\da-f]{16}\.svg$/), expect.any(String)]);
    expect(html).toBe(
      `<p class="file">Очередь</p><p class="drawing"><img class="day" src="${names[0] ?? ''}" alt="Два узла"><img class="night" src="${names[1] ?? ''}" alt="Два узла"></p>`,
    );
  });

  it('is XML of its own in the colours of its theme', () => {
    expect(texts.map((text) => /fill="([^"]+)"/.exec(text)?.[1])).toEqual(['#111111', '#eeeeee']);
    for (const text of texts) {
      expect(text).toContain('xmlns="http://www.w3.org/2000/svg"');
      expect(text).toContain('а&#160;б');
    }
  });

  it('is the same file wherever it stands on a page', () => {
    expect([...cardMarkup(FIGURE.replaceAll('d1', 'd2'), CONTEXT).files.keys()]).toEqual([...files.keys()]);
  });
});
