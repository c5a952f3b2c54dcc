import type { DefaultTreeAdapterTypes } from 'parse5';
import { parseFragment } from 'parse5';
import { questionsByPage } from './questions-by-page.ts';

/** The stylesheets of code blocks, which a page has to bring that shows questions as data; none where none has code. */
export async function codeStyles(): Promise<string[]> {
  const entries = [...(await questionsByPage()).values()].flat();
  const parts = entries.flatMap(({ data: { html } }) => [html.prompt, html.full, html.deeper, html.failing]);
  const withStyles = parts.filter((html) => html?.includes('rel="stylesheet"'));
  return [...new Set(withStyles.flatMap((html) => stylesIn(parseFragment(html ?? ''))))];
}

function stylesIn(parent: DefaultTreeAdapterTypes.ParentNode): string[] {
  return parent.childNodes.flatMap((node) => {
    if (!('tagName' in node)) return [];
    const attribute = (name: string): string | undefined =>
      node.attrs.find((one) => one.name === name)?.value;
    const href = attribute('href');
    if (node.tagName === 'link' && attribute('rel') === 'stylesheet' && href !== undefined) return [href];
    return stylesIn(node);
  });
}
