import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { markdownToHtml, mdxToJs, type HastPluginDefinition } from 'satteri';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { quotedCode } from './quoted-code.ts';
import type { SnippetFacts } from './snippet-source.ts';

const FACTS: SnippetFacts = { repository: 'https://host/owner/name', goVersion: '1.27.3' };
let topic: string;

beforeEach(() => {
  topic = join(mkdtempSync(join(tmpdir(), 'quoted-')), 'content/1-a/topic');
  mkdirSync(topic, { recursive: true });
  writeFileSync(
    join(topic, 'a.go'),
    '// region:x\nfunc A[T any](in <-chan T) string { return "<b>{x} -- &amp;" }\n// endregion\n',
  );
  writeFileSync(join(topic, 'a_test.go'), 'func ExampleA() {\n\tA()\n\t// Output:\n\t// <i>"{1}"\n}\n');
});
afterEach(() => {
  rmSync(join(topic, '../../..'), { recursive: true });
});

/** Renders a note as Astro does: Markdown comes without its front matter, MDX with it. */
async function render(
  name: string,
  text: string,
  { body = text, facts = FACTS }: { body?: string; facts?: SnippetFacts } = {},
): Promise<{ page: string; metas: string[] }> {
  const file = join(topic, name);
  writeFileSync(file, text);
  const metas: string[] = [];
  // Expressive Code reads the attributes of a fence here.
  const seen: HastPluginDefinition = {
    name: 'seen',
    element: {
      filter: ['code'],
      visit: ({ data }) => void metas.push(String(data && 'meta' in data ? data.meta : null)),
    },
  };
  const options = {
    mdastPlugins: [quotedCode(facts)],
    hastPlugins: [seen],
    features: { smartPunctuation: true },
    fileURL: pathToFileURL(file),
  };
  if (!name.endsWith('.mdx')) return { page: (await markdownToHtml(body, options)).html, metas };
  const { code } = await mdxToJs(body, { ...options, elementAttributeNameCase: 'html' });
  return { page: code, metas };
}

describe('quoted code on a page', () => {
  it('is the text of the source, whatever stands in the fence, with its place and proof beneath', async () => {
    const { page, metas } = await render('index.md', '```go file="a.go" region="x" {1}\nstale\n```\n');
    expect(page).toBe(
      '<div class="snippet"><pre><code class="language-go">' +
        'func A[T any](in &lt;-chan T) string { return "&lt;b&gt;{x} -- &amp;amp;" }\n</code></pre>' +
        '<p class="snippet-source" data-pagefind-ignore=""><a ' +
        'href="https://host/owner/name/blob/main/content/1-a/topic/a.go#L2" class="snippet-path">topic/a.go</a>' +
        ' · проверено на Go\u00a01.27.3</p></div>\n',
    );
    expect(metas).toEqual(['file="a.go" region="x" {1} title="a.go" frame="code"']);
  });

  it('is the same in MDX, braces included', async () => {
    const { page, metas } = await render('index.mdx', '- x\n\n  ```go file="a.go" region="x"\n  ```\n');
    expect(page).toContain(
      JSON.stringify('func A[T any](in <-chan T) string { return "<b>{x} -- &amp;" }\n'),
    );
    expect(page).toContain('class: "snippet-source"');
    expect(page).toContain('href: "https://host/owner/name/blob/main/content/1-a/topic/a.go#L2"');
    expect(metas).toEqual(['file="a.go" region="x" title="a.go" frame="code"']);
  });

  it('keeps a title of the author', async () => {
    const { metas } = await render(
      'index.md',
      '```text file="a_test.go" output="ExampleA" title="В консоли"\n```\n',
    );
    expect(metas).toEqual(['file="a_test.go" output="ExampleA" title="В консоли" frame="code"']);
  });

  it('is labelled as an output where it is one', async () => {
    const { page, metas } = await render('index.md', '```sh file="a_test.go" output="ExampleA"\n```\n');
    expect(page).toContain('&lt;i&gt;"{1}"\n</code>');
    expect(page).toContain(' · вывод проверен тестом ExampleA</p>');
    expect(metas).toEqual(['file="a_test.go" output="ExampleA" title="Вывод" frame="code"']);
  });

  it('has no link where no repository is known', async () => {
    const { page } = await render('index.md', '```go file="a.go"\n```\n', {
      facts: { ...FACTS, repository: null },
    });
    expect(page).toContain(
      '<p class="snippet-source" data-pagefind-ignore=""><span class="snippet-path">topic/a.go</span> · ',
    );
  });

  it('leaves other fences alone', async () => {
    const { page } = await render('index.md', '```go\nx\n```\n\nfile="a.go"\n');
    expect(page).toBe('<pre><code class="language-go">x\n</code></pre>\n<p>file=“a.go”</p>\n');
  });

  it.each(['md', 'mdx'])('that is not there is an error with the line of the %s file', async (extension) => {
    const body = '\nText\n\n```go file="a.go" region="y"\n```\n';
    const text = `---\ntitle: x\n---\n${body}`;
    const rendering = render(`index.${extension}`, text, extension === 'md' ? { body } : {});
    await expect(rendering).rejects.toThrow(
      `content/1-a/topic/index.${extension}:7: there is no region "y" in content/1-a/topic/a.go (regions there: x)`,
    );
  });

  it('needs to know the file of the note', () => {
    const plugins = { mdastPlugins: [quotedCode(FACTS)] };
    expect(() => markdownToHtml('```go file="a.go"\n```\n', plugins)).toThrow(
      'render the note with its fileURL',
    );
  });
});
