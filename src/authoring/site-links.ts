import { relative, resolve, dirname } from 'node:path/posix';
import { fileURLToPath } from 'node:url';
import type { HastPluginDefinition } from 'satteri';
import { CONTENT } from './content-paths.ts';

/**
 * A Sätteri plugin that turns the links of a note into addresses of the site: `/ramp-up/docker/` gets the base, and
 * a relative link between folders (`../docker/`, `../../2-acceleration/redis-cache/#ttl`), which works on GitHub
 * too, becomes the address of that folder's page. Links with a scheme and anchors stay as they are.
 */
export function siteLinks(base: string): HastPluginDefinition {
  return {
    name: 'site-links',
    element: {
      filter: ['a'],
      visit(node, context) {
        const href = node.properties.href;
        if (typeof href !== 'string') return;
        const address = siteAddressOf(href, context.fileURL);
        if (address !== null) context.setProperty(node, 'href', base.replace(/\/$/, '') + address);
      },
    },
  };
}

/**
 * The address on the site that a link of a note leads to, without the base.
 *
 * @param href as the author wrote it
 * @param file the note, for relative links
 * @returns null for what is not a link to a page of the site: another origin, an anchor of the same page
 */
export function siteAddressOf(href: string, file: URL | undefined): string | null {
  if (/^(?:[a-z][a-z\d+.-]*:|\/\/|#|$)/i.test(href)) return null;
  if (href.startsWith('/')) return href;
  if (file === undefined) return null;
  const [path = '', ...rest] = href.split(/(?=[?#])/);
  const note = fileURLToPath(file).replaceAll('\\', '/');
  const root = note.slice(0, note.lastIndexOf(`/${CONTENT}/`) + CONTENT.length + 1);
  const target = relative(root, resolve(dirname(note), path.replace(/index\.mdx?$/, '')));
  const folders = target.split('/').map((segment) => segment.replace(/^\d+-/, ''));
  const address = folders.every((segment) => segment === '') ? '/' : `/${folders.join('/')}/`;
  return address + rest.join('');
}
