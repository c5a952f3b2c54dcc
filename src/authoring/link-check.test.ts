import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Planted } from './link-check/planted-faults.fixture.ts';
import type { LinkFault } from './link-check/reference.ts';
import { CLEAN_ADDRESSES, CLEAN_SITE, SITE, page, topic } from './link-check/clean-site.fixture.ts';
import {
  FOREIGN,
  GONE,
  IN_BODY,
  IN_HEAD,
  LOADED,
  UNDER_A_BASE,
  noId,
  noSlash,
  notFull,
} from './link-check/planted-faults.fixture.ts';
import { checkLinks } from './link-check.ts';

/** Planted on the second line of a file. */
const IN_FILES: [file: string, ...Planted][] = [
  ['site.css', 'a url', '/*\n*/ a { fill: url(none.png) }', 'url() "none.png"', GONE],
  ['site.css', 'an import', "\n@import 'none.css';", '@import "none.css"', GONE],
  ['fonts/onest.css', 'an escape', '\na { src: url("onest\\.woff2") }', 'url() "onest.woff2"', GONE],
  [
    'fonts/onest.css',
    'a font elsewhere',
    '\na { src: url(https://go.dev/f) }',
    'url() "https://go.dev/f"',
    LOADED,
  ],
  [
    'icon.svg',
    'a symbol',
    '<svg id="glyph">\n<use href="#no"/></svg>',
    '<use href> "#no"',
    noId('no', 'icon.svg'),
  ],
  ['site.webmanifest', 'an icon', '{\n"icons": [{ "src": "none.png" }] }', '"src" "none.png"', GONE],
  [
    'site.webmanifest',
    'no slash',
    '{\n"start_url": "{base}old" }',
    '"start_url" "{base}old"',
    noSlash('{base}old/'),
  ],
  [
    'sitemap-index.xml',
    'a sitemap',
    '<sitemapindex>\n<loc>{site}{base}1.xml</loc>',
    '<loc> "{site}{base}1.xml"',
    GONE,
  ],
  [
    'sitemap-0.xml',
    'a page',
    '<urlset>\n<loc>{site}{base}no/?a&amp;b</loc>',
    '<loc> "{site}{base}no/?a&b"',
    GONE,
  ],
  [
    'sitemap-0.xml',
    'another site',
    '<urlset>\n<loc>https://go.dev/</loc>',
    '<loc> "https://go.dev/"',
    FOREIGN,
  ],
  [
    'sitemap-0.xml',
    'a language',
    '<urlset>\n<xhtml:link href="{site}{base}en/"/>',
    '<xhtml:link> "{site}{base}en/"',
    GONE,
  ],
  [
    'robots.txt',
    'a sitemap',
    'User-agent: *\nsitemap: {site}{base}no.xml',
    'Sitemap: "{site}{base}no.xml"',
    GONE,
  ],
  [
    'robots.txt',
    'not full',
    '\nSitemap: {base}feed.xml',
    'Sitemap: "{base}feed.xml"',
    notFull('{site}{base}feed.xml'),
  ],
  ['roadmap.json', 'an address', '{\n"url": "/none/" }', '"url" "/none/"', GONE],
  [
    'roadmap.json',
    'a relation',
    '{ "url": null,\n"related": ["/old/", "/none/"] }',
    '"related" "/none/"',
    GONE,
  ],
  [
    '404.html',
    'a relative address',
    '<i id="_top"></i>\n<a href="old/">',
    '<a href> "old/"',
    ['is relative, but the 404 page is shown at any depth', 'begin the address with {base}'],
  ],
];

describe.each(['/', '/a/b/'])('under %s', (base) => {
  const fill = (text: string, file = ''): string =>
    text.replaceAll('{base}', base).replaceAll('{site}', SITE).replaceAll('{file}', file);
  let root: string;

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'links-'));
    for (const [name, text] of Object.entries(CLEAN_SITE)) await put(name, text);
  });

  afterAll(() => rm(root, { recursive: true }));

  async function put(name: string, text: string): Promise<void> {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), fill(text));
  }

  /** Checks the clean site with some files more or changed, and mends it again. */
  async function checkWith(files: Record<string, string>): Promise<LinkFault[]> {
    for (const [name, text] of Object.entries(files)) await put(name, text);
    const { faults } = await checkLinks(root, { site: SITE, base });
    for (const name of Object.keys(files)) {
      const clean = CLEAN_SITE[name];
      await (clean === undefined ? rm(join(root, name)) : put(name, clean));
    }
    return faults;
  }

  it('a clean site has no fault', async () => {
    const report = await checkLinks(root, { site: SITE, base });
    expect(report).toEqual({ faults: [], files: 14, addresses: CLEAN_ADDRESSES });
  });

  describe.each([
    ['head', IN_HEAD, 5],
    ['body', [...IN_BODY, ...(base === '/' ? [] : UNDER_A_BASE)], 8],
  ] as const)('in the %s of a page', (part, planted, line) => {
    const pages = planted.map((_, index) => `${part}-${String(index).padStart(2, '0')}`);
    let faults: LinkFault[];

    beforeAll(async () => {
      faults = await checkWith(
        Object.fromEntries(
          planted.map(([, text], index) => [
            `${pages[index] ?? ''}/index.html`,
            topic({ address: `${pages[index] ?? ''}/`, [part]: text }),
          ]),
        ),
      );
    });

    it.each(planted.map((row, index) => [row[0], index, row] as const))('finds %s', (_, index, row) => {
      const [, , place, [wrong, remedy]] = row;
      const file = `${pages[index] ?? ''}/index.html`;
      expect(faults.filter((fault) => fault.file === file)).toEqual([
        { file, line, found: fill(`${place} ${wrong}`, file), remedy: fill(remedy, file) },
      ]);
    });

    it('finds nothing else, and reports in order', () => {
      expect(faults.map(({ file }) => file)).toEqual(pages.map((name) => `${name}/index.html`));
    });
  });

  it.each(IN_FILES)('finds in %s: %s', async (file, _, text, place, [wrong, remedy]) => {
    expect(await checkWith({ [file]: text })).toEqual([
      { file, line: 2, found: fill(`${place} ${wrong}`), remedy: fill(remedy) },
    ]);
  });

  it('finds JSON that is none', async () => {
    const [fault, ...others] = await checkWith({ 'site.webmanifest': '{ "start_url": }' });
    expect(others).toEqual([]);
    expect(fault).toMatchObject({ file: 'site.webmanifest', line: 1, remedy: 'write the file as JSON' });
    expect(fault?.found).toMatch(/^not JSON: /);
  });

  it('reports all faults of a page, in order of the lines', async () => {
    const body = '<a href="#b"></a>\n<a href="#a"></a>\n<i id="x"></i><i id="x"></i>\n<a href="#c"></a>';
    const faults = await checkWith({ 'topic/index.html': topic({ body }) });
    expect(faults.map(({ line, found }) => `${String(line)} ${found.slice(0, 13)}`)).toEqual([
      '8 <a href> "#b"',
      '9 <a href> "#a"',
      '10 id="x" stands',
      '11 <a href> "#c"',
    ]);
  });
});

it('another project of the same origin may be linked in full', async () => {
  const root = await mkdtemp(join(tmpdir(), 'links-'));
  const body = `<a href="${SITE}/blog/">блог</a>`;
  await writeFile(
    join(root, 'index.html'),
    page({ body }).replaceAll('{site}', SITE).replaceAll('{base}', '/a/b/'),
  );
  expect((await checkLinks(root, { site: SITE, base: '/a/b/' })).faults).toEqual([]);
  await rm(root, { recursive: true });
});

it('a folder without pages is an error, not a clean site', async () => {
  const root = await mkdtemp(join(tmpdir(), 'links-'));
  await writeFile(join(root, 'site.css'), '');
  for (const folder of [root, join(root, 'none')]) {
    await expect(checkLinks(folder, { site: SITE, base: '/' })).rejects.toThrow(
      `${folder} has no pages: build the site first, npm run build`,
    );
  }
  await rm(root, { recursive: true });
});
