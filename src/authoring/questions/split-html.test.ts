import { markdownToHtml } from 'satteri';
import { describe, expect, it } from 'vitest';
import { splitHtml, withoutAssets } from './split-html.ts';

const TEXT = `<!-- автору -->

## Что выведет \`x\` & <b>y</b>? [](#prints)

\`\`\`go
a < b
## не заголовок
\`\`\`

Коротко *так*.

Долго.

- список

### Если копнут глубже

А?

### Провальный ответ

Б.

## Второй? [](#second)

Коротко.

Долго.
`;

describe('rendered questions', () => {
  it('are cut into their parts', () => {
    const { html } = markdownToHtml(TEXT);
    expect(splitHtml(html)).toEqual([
      {
        question: 'Что выведет <code>x</code> &amp; <b>y</b>?',
        prompt: '<pre><code class="language-go">a &lt; b\n## не заголовок\n</code></pre>',
        short: '<p>Коротко <em>так</em>.</p>',
        full: '<p>Долго.</p>\n<ul>\n<li>список</li>\n</ul>',
        deeper: '<p>А?</p>',
        failing: '<p>Б.</p>',
      },
      {
        question: 'Второй?',
        prompt: null,
        short: '<p>Коротко.</p>',
        full: '<p>Долго.</p>',
        deeper: null,
        failing: null,
      },
    ]);
  });

  it('may have their headings wrapped with a link', () => {
    const heading = (tag: string, text: string) =>
      `<div class="sl-heading-wrapper level-${tag}"><${tag} id="x">${text}</${tag}><a href="#x">#</a></div>`;
    const html = `${heading('h2', 'А?<a href="#a"></a>')}<p>К.</p><p>Д.</p>${heading('h3', 'Провальный ответ')}<p>Н.</p>`;
    expect(splitHtml(html)).toMatchObject([
      { question: 'А?', short: '<p>К.</p>', full: '<p>Д.</p>', failing: '<p>Н.</p>' },
    ]);
  });

  it('keep what is drawn', () => {
    const svg =
      '<figure><svg viewBox="0 0 1 1"><linearGradient id="g"></linearGradient><path d="M0 0"></path></svg></figure>';
    expect(splitHtml(`<h2>А?</h2><p>К.</p>${svg}`)[0]?.full).toBe(svg);
  });
});

it('data go without the stylesheet and the script of code blocks', () => {
  const block = (assets: string) =>
    `<p>а</p><div class="expressive-code">${assets}<figure><pre>x &lt; y</pre></figure></div>`;
  const assets = '<link rel="stylesheet" href="/ec.css"><script type="module" src="/ec.js"></script>';
  expect(withoutAssets(block(assets))).toBe(block(''));
});
