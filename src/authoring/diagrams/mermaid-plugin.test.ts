import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { satteri } from '@astrojs/markdown-satteri';
import { evaluate } from 'satteri';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BuildProblem } from '../build-problem.ts';
import { mermaidDiagrams } from './mermaid-plugin.ts';
import type { DiagramRenderer } from './render-diagram.ts';

const META = '  accTitle: Пул "воркеров"\n  accDescr: {1 + 1} *и* $x$';
const DIAGRAM = `flowchart TB\n${META}\n  a["{b} -- *c* ..."] --> d`;
const FENCE = `\`\`\`mermaid\n${DIAGRAM}\n\`\`\``;
/** As a label with all that Markdown, MDX and smart punctuation would touch. */
const LABEL = '{b} -- *c* ... "d" www.go.dev &lt;br&gt;\n\n    x';
const FRONT_MATTER = '---\ntitle: x\n---\n\n';

interface Rendered {
  html: string;
  problems: BuildProblem[];
  warnings: BuildProblem[];
  drawn: string[];
}

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'notes-'));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

/** Renders a note as Astro does: a `.md` file without its front matter, a `.mdx` file with it blanked out. */
async function render(text: string, format: 'md' | 'mdx', width = 500): Promise<Rendered> {
  const path = join(root, `content/1-a/x/index.${format}`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, FRONT_MATTER + text);
  const rendered = { problems: [], warnings: [], drawn: [] } as Omit<Rendered, 'html'>;
  const renderer: DiagramRenderer = {
    render: (source) => {
      rendered.drawn.push(source.text);
      const failing = source.text.includes('failing');
      return Promise.resolve(
        failing
          ? { problem: { line: 4, found: 'it fails', remedy: 'mend it' } }
          : {
              svg: `<svg width="${width}" height="9" viewBox="0 0 9 9"><text id="FIGURE-0">${LABEL}</text></svg>`,
            },
      );
    },
    close: () => Promise.resolve(),
  };
  const reports = {
    report: (problem: BuildProblem) => void rendered.problems.push(problem),
    warn: (problem: BuildProblem) => void rendered.warnings.push(problem),
  };
  const mdastPlugins = [mermaidDiagrams(reports, renderer)];
  const fileURL = pathToFileURL(path);
  if (format === 'md') {
    const { render: toHtml } = await satteri({ mdastPlugins }).createRenderer({ syntaxHighlight: false });
    return { ...rendered, html: (await toHtml(text.trim(), { fileURL })).code };
  }
  const blank = FRONT_MATTER.replace(/[^\n]/g, ' ');
  const runtime = { Fragment: 'fragment', jsx: toHtml, jsxs: toHtml };
  const module = await evaluate(blank + text, {
    ...runtime,
    mdastPlugins,
    fileURL,
    elementAttributeNameCase: 'html',
  });
  const content = module.default as (props: object) => string;
  return { ...rendered, html: content({ components: { Fragment: 'fragment' } }) };
}

/** A JSX runtime as small as these tests need. */
function toHtml(type: unknown, props: unknown): string {
  if (typeof type === 'function') return (type as (props: unknown) => string)(props);
  const { children, ...attributes } = props as Record<string, string> & { children?: string | string[] };
  const inside = [children ?? []].flat().join('');
  if (type === 'fragment')
    return typeof attributes['set:html'] === 'string' ? attributes['set:html'] : inside;
  const pairs = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`);
  return `<${String(type)}${pairs.join('')}>${inside}</${String(type)}>`;
}

const IDS = /\bd[\da-f]{7}\b/g;

describe.each(['md', 'mdx'] as const)('a diagram in .%s', (format) => {
  it('becomes a figure with the drawing as it is', async () => {
    const { html, problems } = await render(`Текст\n\n${FENCE}\n\nТекст`, format);
    expect(problems).toEqual([]);
    const id = html.match(IDS)?.[0] ?? '';
    expect(html).toContain(`<figure class="diagram not-content" id="${id}"><figcaption>`);
    expect(html).toContain(`<text id="${id}-0">${LABEL}</text>`);
    expect(html).toContain('>Пул &#34;воркеров&#34;</span>');
    expect(html).toContain('hidden>{1 + 1} *и* $x$</p>');
    expect(html).toMatch(/<p>Текст<\/p>\s*<figure .*<\/figure>\s*<p>Текст<\/p>/s);
  });

  it('has its source folded beneath it, as a code block', async () => {
    const { html } = await render(FENCE, format);
    const folded =
      /<details class="diagram-source"[^>]*><summary>Исходный код диаграммы<\/summary>(.*)<\/details><\/figure>/s.exec(
        html,
      );
    const text = folded?.[1]?.replaceAll('&gt;', '>').replaceAll('&quot;', '"');
    expect(text).toBe(`<pre><code class="language-mermaid">${DIAGRAM}\n</code></pre>`);
  });

  it('is drawn once', async () => {
    expect((await render(FENCE, format)).drawn).toEqual([DIAGRAM]);
    expect((await render(FENCE, format)).drawn).toEqual([]);
  });

  it('has ids of its own when it stands there twice', async () => {
    const { html } = await render(`${FENCE}\n\n${FENCE}`, format);
    expect(html.match(/<figure /g)).toHaveLength(2);
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has the same ids in every build', async () => {
    const first = await render(FENCE, format);
    expect((await render(FENCE, format)).html).toBe(first.html);
  });

  it('that fails says where and why, to the build and on the page', async () => {
    const text = `Текст\n\n> - ${FENCE.replace('--> d', '--> failing').replaceAll('\n', '\n>   ')}\n\n\`\`\`mermaid\n\npie\n\`\`\`\n`;
    const { html, problems } = await render(text, format);
    const file = `content/1-a/x/index.${format}`;
    const seen = problems.map(({ line, ...rest }) => ({ line, file: rest.file, found: rest.found }));
    expect(seen).toContainEqual({ line: 11, file, found: 'it fails' });
    expect(seen).toContainEqual({
      line: 16,
      file,
      found: 'a «pie» diagram: this type does not come out well',
    });
    expect(html).toContain(`<pre data-build-problem="">${file}:11: it fails\n→ mend it</pre>`);
    expect(html.match(/data-build-problem/g)).toHaveLength(2);
    expect(html).not.toContain('<figure');
  });

  it('that is too wide is shown, with a warning', async () => {
    const { html, problems, warnings } = await render(`Текст\n\n${FENCE}`, format, 961);
    expect(problems).toEqual([]);
    expect(warnings).toMatchObject([{ file: `content/1-a/x/index.${format}`, line: 8 }]);
    expect(html).toContain('<figure');
  });

  it('leaves other code alone', async () => {
    const { html, drawn } = await render('```go\nmermaid\n```\n\n`mermaid`', format);
    expect(html).toContain('<code class="language-go">mermaid\n</code>');
    expect(drawn).toEqual([]);
  });
});

describe('the plugin', () => {
  it('gives the same figure in both formats', async () => {
    const figure = async (format: 'md' | 'mdx'): Promise<string> => {
      const { html } = await render(FENCE, format);
      return html.slice(html.indexOf('<figure'), html.indexOf('<pre>')).replace(IDS, 'ID');
    };
    expect(await figure('mdx')).toBe(await figure('md'));
  });

  it('stays out of documents without a diagram', () => {
    const plugin = mermaidDiagrams({ report: () => undefined, warn: () => undefined });
    const fileURL = pathToFileURL(join(root, 'content/a/index.md'));
    expect(plugin({ source: 'Текст', fileURL, sourceFormat: 'markdown', data: {} })).toBeNull();
    expect(plugin({ source: 'Текст', fileURL: undefined, sourceFormat: 'markdown', data: {} })).toBeNull();
  });

  it('wants to know the file', () => {
    const plugin = mermaidDiagrams({ report: () => undefined, warn: () => undefined });
    const document = { source: FENCE, fileURL: undefined, sourceFormat: 'markdown', data: {} } as const;
    expect(() => plugin(document)).toThrow('fileURL');
  });
});
