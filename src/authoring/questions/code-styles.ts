import { questionsByPage } from './questions-by-page.ts';

/** Addresses of the stylesheets of code blocks, with the base: what a page needs that shows questions it gets as data. */
export async function codeStyles(): Promise<string[]> {
  const entries = [...(await questionsByPage()).values()].flat();
  return stylesIn(entries.flatMap(({ data }) => Object.values(data.html)).join('\n'));
}

/** The addresses of all stylesheets that rendered text links, once each. */
export function stylesIn(html: string): string[] {
  const links = html.match(/<link\b[^>]*>/g) ?? [];
  const addresses = links
    .filter((link) => /\brel="stylesheet"/.test(link))
    .map((link) => /\bhref="([^"]+)"/.exec(link)?.[1]);
  return [...new Set(addresses)].filter((address) => address !== undefined);
}
