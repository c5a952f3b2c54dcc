import { questionsByPage } from './questions-by-page.ts';

const STYLESHEET = /<link rel="stylesheet" href="([^"]+)"/g;

/**
 * Addresses of the stylesheets that code blocks in questions need: the data of questions comes without them, and a page
 * that shows it links them once.
 */
export async function codeStyles(): Promise<string[]> {
  const entries = [...(await questionsByPage()).values()].flat();
  const html = entries.flatMap(({ data }) => Object.values(data.html)).join('');
  return [...new Set([...html.matchAll(STYLESHEET)].flatMap(([, href]) => href ?? []))];
}
