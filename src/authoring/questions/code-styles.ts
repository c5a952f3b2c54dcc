import { questionsByPage } from './questions-by-page.ts';
import { stylesIn } from './styles-in.ts';

/** Addresses of the stylesheets of code blocks, with the base: what a page needs that shows questions it gets as data. */
export async function codeStyles(): Promise<string[]> {
  const entries = [...(await questionsByPage()).values()].flat();
  return stylesIn(entries.flatMap(({ data }) => Object.values(data.html)).join('\n'));
}
