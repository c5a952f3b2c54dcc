import { markdownToHtml } from 'satteri';
import { expect, it } from 'vitest';
import { siteLinks } from '../site-links.ts';
import { termLinks } from './term-links.ts';

async function render(text: string, base: string): Promise<string> {
  return (await markdownToHtml(text, { hastPlugins: [termLinks, siteLinks(base)] })).html.trim();
}

it('a link to a term leads to the glossary, under the base', async () => {
  const text = '[**горутина**](term:goroutine)';
  expect(await render(text, '/')).toBe(
    '<p><a href="/glossary/#goroutine" class="term"><strong>горутина</strong></a></p>',
  );
  expect(await render(text, '/repo')).toContain('href="/repo/glossary/#goroutine"');
});

it('other links stay as they are', async () => {
  expect(await render('[a](https://a.test/term:b)', '/')).toBe(
    '<p><a href="https://a.test/term:b">a</a></p>',
  );
});
