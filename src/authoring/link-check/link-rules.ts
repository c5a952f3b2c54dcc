import type { BuiltSite } from './built-site.ts';
import type { Reference, Use } from './reference.ts';

/** What is wrong with an address, and what to do about it. */
export interface Verdict {
  wrong: string;
  remedy: string;
}

/** Schemes that hand the reader over to a program of theirs. */
const HANDED_OVER = ['mailto:', 'tel:', 'sms:', 'tg:'];

/** A file of the built site, as the one in which an address stands. */
export interface Place {
  file: string;
  /** Where the file is published: relative addresses begin here. */
  url: URL;
}

/** The place of a file; a page is published under the address of its folder. */
export function placeOf(file: string, { origin, base }: BuiltSite): Place {
  const path = withoutIndex(file).split('/').map(encodeURIComponent).join('/');
  return { file, url: new URL(base + path, origin) };
}

/** Judges one address of a built site; null when it is right. */
export function judge(reference: Reference, { file, url: here }: Place, site: BuiltSite): Verdict | null {
  const address = reference.address.trim();
  if (address === '') return { wrong: 'is empty', remedy: 'write the address, or # for the top of the page' };
  if (file === '404.html' && /^(?![a-z][a-z\d+.-]*:|[/#])/i.test(address)) {
    const wrong = 'is relative, but the 404 page is shown at any depth';
    return { wrong, remedy: `begin the address with ${site.base}` };
  }
  const url = URL.parse(address, here);
  if (url === null) return { wrong: 'cannot be read as an address', remedy: 'write it anew' };
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return judgeScheme(url, reference.use);
  if (reference.use === 'identity' && !/^https?:\/\//i.test(address)) {
    return { wrong: 'is not a full address', remedy: `write ${url.href}: machines read it without the page` };
  }
  if (url.origin !== site.origin) return judgeOutside(reference.use, site);
  return judgeInside(url, reference, site);
}

function judgeScheme({ protocol }: URL, use: Use): Verdict | null {
  if (protocol === 'javascript:') return { wrong: 'runs a script', remedy: 'use a button and a listener' };
  if (use === 'resource' && (protocol === 'data:' || protocol === 'blob:')) return null;
  if (use === 'link' && HANDED_OVER.includes(protocol)) return null;
  const known = ['https:', ...HANDED_OVER].join(' ');
  return { wrong: `has the scheme ${protocol}, which does not belong here`, remedy: `use one of ${known}` };
}

function judgeOutside(use: Use, site: BuiltSite): Verdict | null {
  switch (use) {
    case 'link':
      return null;
    case 'form':
      return { wrong: 'sends to another origin', remedy: 'keep what readers type on the own site' };
    case 'identity': {
      const remedy = `name ${site.origin}; build and check with the same SITE_URL`;
      return { wrong: 'is not on the own site', remedy };
    }
    case 'resource':
    case 'connection':
      return { wrong: 'loads from another origin', remedy: 'keep a copy on the own site' };
  }
}

function judgeInside(url: URL, { address, use }: Reference, site: BuiltSite): Verdict | null {
  const { base } = site;
  if (`${url.pathname}/` === base) return withoutSlash(base);
  if (!url.pathname.startsWith(base)) {
    // Other projects of one owner share the origin of GitHub Pages: a link that names it in full is meant.
    if (use === 'link' && /^(?:https?:)?\/\//i.test(address.trim())) return null;
    const path = url.pathname.slice(1);
    const remedy = 'file' in locate(decode(path), site) ? `write ${base}${path}` : `begin it with ${base}`;
    return { wrong: `leaves the base ${base}`, remedy };
  }
  const located = locate(decode(url.pathname.slice(base.length)), site);
  return 'file' in located ? judgeFragment(url.hash, located.file, site) : located.verdict;
}

/** The file that an address under the base names, or why it names none; `path` is decoded and without the base. */
function locate(path: string, { base, files }: BuiltSite): { file: string } | { verdict: Verdict } {
  const address = base + path;
  if (path === '' || path.endsWith('/')) {
    const file = `${path}index.html`;
    return files.has(file) ? { file } : { verdict: missing(path, base, files) };
  }
  if (files.has(path)) {
    if (!/(?:^|\/)index\.html$/.test(path)) return { file: path };
    const remedy = `write ${address.slice(0, -'index.html'.length)}`;
    return { verdict: { wrong: 'names index.html, so that the page has two addresses', remedy } };
  }
  if (files.has(`${path}/index.html`)) return { verdict: withoutSlash(`${address}/`) };
  if (!files.has(`${path}.html`)) return { verdict: missing(path, base, files) };
  return { verdict: { wrong: 'has no .html', remedy: `write ${address}.html` } };
}

function withoutSlash(address: string): Verdict {
  return { wrong: 'has no closing slash', remedy: `write ${address}` };
}

/** Servers tell upper case from lower, even where the author's machine does not. */
function missing(path: string, base: string, files: ReadonlySet<string>): Verdict {
  const wanted = [path, `${path}index.html`, `${path}/index.html`, path.replace(/\/$/, '')].map((name) =>
    name.toLowerCase(),
  );
  const near = [...files].find((file) => wanted.includes(file.toLowerCase()));
  const remedy =
    near === undefined ? 'mend the address, or make what it names' : `write ${base}${withoutIndex(near)}`;
  return { wrong: 'names nothing on the site', remedy };
}

/**
 * Follows https://html.spec.whatwg.org/multipage/browsing-the-web.html#scrolling-to-a-fragment: an empty fragment and
 * `top` are the top of the page, ids are tried as written and decoded; a text directive (`:~:text=`) is no id.
 */
function judgeFragment(hash: string, file: string, site: BuiltSite): Verdict | null {
  const [fragment = ''] = hash.slice(1).split(':~:', 1);
  if (fragment === '' || fragment.toLowerCase() === 'top') return null;
  // Elsewhere a fragment is a page number, a time, a view: nothing that a file could lack.
  if (!/\.(?:html|svg)$/.test(file) || fragment.startsWith('svgView(')) return null;
  const ids = site.readings.get(file)?.ids;
  const id = decode(fragment);
  if (ids?.has(fragment) || ids?.has(id)) return null;
  const near = [...(ids ?? [])].find((one) => one.toLowerCase() === id.toLowerCase());
  const remedy =
    near === undefined ? `give an element of ${file} this id, or mend the address` : `write #${near}`;
  return { wrong: `names the id "${id}", which ${file} does not have`, remedy };
}

/** The address of a file under the base: a page is named by its folder. */
function withoutIndex(file: string): string {
  return file.replace(/(?:^|(?<=\/))index\.html$/, '');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
