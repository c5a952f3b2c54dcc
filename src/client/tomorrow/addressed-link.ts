import { typographic } from '../../roadmap/typography.ts';
import { element } from '../element.ts';
import { pageHref } from '../page-href.ts';

/** A link to a page of the site that tells its address on paper, where nothing can be followed. */
export function addressedLink(url: string, title: string): HTMLAnchorElement {
  const href = pageHref(url);
  return element('a', {
    href,
    textContent: typographic(title),
    dataset: { address: new URL(href, location.href).href.replace(/^https?:\/\//, '') },
  });
}
