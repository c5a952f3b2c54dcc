import type { Reading, Reference, Use } from './reference.ts';
import { lineCounter } from './reference.ts';

const NOTHING: Reading = { references: [], ids: new Set(), faults: [] };

/** A JSON string without its quotes. */
const JSON_STRING = String.raw`"((?:[^"\\]|\\.)*)"`;

/** Keys of a web app manifest that hold addresses (https://www.w3.org/TR/appmanifest/). */
const MANIFEST_KEYS: Record<string, Use> = {
  src: 'resource',
  start_url: 'link',
  scope: 'link',
  url: 'link',
  action: 'form',
};

/** The addresses of a web app manifest. */
export function readManifest(json: string): Reading {
  const keys = Object.keys(MANIFEST_KEYS).join('|');
  return readJson(json, new RegExp(`"(${keys})"\\s*:\\s*${JSON_STRING}`, 'g'), (match) => {
    const [, key = '', value = ''] = match;
    return [{ address: unescapeJson(value), place: `"${key}"`, use: MANIFEST_KEYS[key] ?? 'link' }];
  });
}

/**
 * The addresses of the published roadmap: every `url`, every line of `related`. They are written without the base,
 * so that the file is the same wherever the site stands.
 */
export function readRoadmapJson(json: string, base: string): Reading {
  const fields = new RegExp(String.raw`"(url)"\s*:\s*${JSON_STRING}|"(related)"\s*:\s*\[([^\]]*)\]`, 'g');
  return readJson(json, fields, ([, url, value = '', , related = '']) => {
    const values = url
      ? [value]
      : [...related.matchAll(new RegExp(JSON_STRING, 'g'))].map(([, one = '']) => one);
    return values.map(unescapeJson).map((written) => {
      const place = url ? '"url"' : '"related"';
      return { written, address: written.replace(/^\//, base), place, use: 'link' };
    });
  });
}

/** The addresses of a sitemap or of an index of sitemaps; another XML file has none. */
export function readSitemap(xml: string): Reading {
  if (!/<(?:urlset|sitemapindex)[\s>]/.test(xml)) return NOTHING;
  const lineOf = lineCounter(xml);
  const references = [
    ...xml.matchAll(/<(\w+:)?loc>\s*([^<]*?)\s*<|<xhtml:link\b[^>]*?\shref="([^"]*)"/g),
  ].map(({ index, 1: prefix = '', 2: location, 3: href = '' }): Reference => ({
    line: lineOf(index),
    address: unescapeXml(location ?? href),
    place: location === undefined ? '<xhtml:link>' : `<${prefix}loc>`,
    use: 'identity',
  }));
  return { ...NOTHING, references };
}

/** The sitemaps that robots.txt names (https://www.rfc-editor.org/rfc/rfc9309, section 2.2.4). */
export function readRobots(text: string): Reading {
  const lineOf = lineCounter(text);
  const references = [...text.matchAll(/^[^\S\n]*sitemap[^\S\n]*:[^\S\n]*(\S*)/gim)].map(
    ({ index, 1: address = '' }): Reference => ({
      line: lineOf(index),
      address,
      place: 'Sitemap:',
      use: 'identity',
    }),
  );
  return { ...NOTHING, references };
}

/** Fields are found by pattern, since a parsed object has no lines; inside a JSON string no bare `"key":` can stand. */
function readJson(
  json: string,
  fields: RegExp,
  read: (match: RegExpExecArray) => Omit<Reference, 'line'>[],
): Reading {
  try {
    JSON.parse(json);
  } catch (error) {
    const found = `not JSON: ${error instanceof Error ? error.message : String(error)}`;
    return { ...NOTHING, faults: [{ line: 1, found, remedy: 'write the file as JSON' }] };
  }
  const lineOf = lineCounter(json);
  const references = [...json.matchAll(fields)].flatMap((match) =>
    read(match).map((reference) => ({ ...reference, line: lineOf(match.index) })),
  );
  return { ...NOTHING, references };
}

function unescapeJson(text: string): string {
  return String(JSON.parse(`"${text}"`));
}

function unescapeXml(text: string): string {
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return text.replace(
    /&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name = '') => {
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
      return decimal === undefined ? (named[String(name)] ?? whole) : String.fromCodePoint(Number(decimal));
    },
  );
}
