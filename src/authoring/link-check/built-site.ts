import { readFile, readdir, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { cssReferences } from './css-references.ts';
import { readManifest, readRoadmapJson, readRobots, readSitemap } from './data-references.ts';
import { readHtml } from './html-references.ts';
import type { Reading } from './reference.ts';

/** Everything about a built site that decides whether an address in it is right. */
export interface BuiltSite {
  /** Origin of the published site: `https://name.github.io`. */
  origin: string;
  /** `/` or `/a/b/`. */
  base: string;
  /** Paths of all published files under the built folder, with `/`. */
  files: ReadonlySet<string>;
  /** What the files say that name addresses, by path. */
  readings: ReadonlyMap<string, Reading>;
}

/**
 * Reads each file of a built site once. Hidden files are passed over, as actions/upload-pages-artifact does not
 * publish them.
 *
 * @throws Error when the folder is not there or holds no page: nothing checked must not look like nothing wrong
 */
export async function readBuiltSite(root: string, site: { site: string; base: string }): Promise<BuiltSite> {
  const files = await filesOf(root);
  if (!files.some((file) => file.endsWith('.html'))) {
    throw new Error(`${root} has no pages: build the site first, npm run build`);
  }
  const readings = new Map<string, Reading>();
  for (const file of files) {
    const read = readerOf(file, site.base);
    if (read) readings.set(file, read(await readFile(join(root, file), 'utf8')));
  }
  return { origin: new URL(site.site).origin, base: site.base, files: new Set(files), readings };
}

async function filesOf(root: string): Promise<string[]> {
  const names = await readdir(root, { recursive: true }).catch(() => []);
  const visible = names.map((name) => name.replaceAll(sep, '/')).filter((name) => !/(?:^|\/)\./.test(name));
  const isFile = await Promise.all(visible.map(async (name) => (await stat(join(root, name))).isFile()));
  return visible.filter((_, index) => isFile[index]).toSorted();
}

function readerOf(file: string, base: string): ((text: string) => Reading) | undefined {
  if (/\.(?:html|svg)$/.test(file)) return readHtml;
  if (file.endsWith('.css')) return readCss;
  if (/(?:\.webmanifest|(?:^|\/)manifest\.json)$/.test(file)) return readManifest;
  if (file.endsWith('.xml')) return readSitemap;
  if (file === 'robots.txt') return readRobots;
  if (file === 'roadmap.json') return (text) => readRoadmapJson(text, base);
  return undefined;
}

/** In a stylesheet `url(#id)` means an element of whichever page uses it, which the file alone does not tell. */
function readCss(text: string): Reading {
  const references = cssReferences(text).filter(({ address }) => !address.startsWith('#'));
  return { references, ids: new Set(), faults: [] };
}
