import type { DefaultTreeAdapterTypes, Token } from 'parse5';
import { parse } from 'parse5';
import { cssReferences } from './css-references.ts';
import type { LinkFault, Reading, Reference, Use } from './reference.ts';

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;

/** Attributes that hold one address, by element; `link`, `meta` and SVG have rules of their own. */
const ADDRESSES: Record<string, Record<string, Use>> = {
  a: { href: 'link' },
  area: { href: 'link' },
  form: { action: 'form' },
  button: { formaction: 'form' },
  input: { formaction: 'form', src: 'resource' },
  audio: { src: 'resource' },
  embed: { src: 'resource' },
  iframe: { src: 'resource' },
  img: { src: 'resource' },
  object: { data: 'resource' },
  script: { src: 'resource' },
  source: { src: 'resource' },
  track: { src: 'resource' },
  video: { src: 'resource', poster: 'resource' },
};

/** All attributes that may hold an address, but for those of SVG that say `url()`. */
const NAMES = new Set([
  ...Object.values(ADDRESSES).flatMap((attributes) => Object.keys(attributes)),
  ...['content', 'href', 'imagesrcset', 'srcset', 'style'],
]);

/** `rel` of `link` where it is not a mere link (https://html.spec.whatwg.org/multipage/links.html#linkTypes). */
const RELATIONS: [Use, string[]][] = [
  ['identity', ['canonical']],
  ['connection', ['dns-prefetch', 'preconnect']],
  [
    'resource',
    [
      'apple-touch-icon',
      'icon',
      'manifest',
      'mask-icon',
      'modulepreload',
      'prefetch',
      'preload',
      'stylesheet',
    ],
  ],
];

/** `property` or `name` of `meta` elements that hold an address (https://ogp.me). */
const META = /^(?:og:url|(?:og|twitter):(?:image|video|audio)(?::(?:url|secure_url|src))?)$/;

/**
 * Reads a page, or an SVG file, once: every address in it, every id, and the ids that stand more than once.
 *
 * What stands in a `template` is checked as what a script will put on the page; its ids are not the page's.
 */
export function readHtml(html: string): Reading {
  // Without scripting the contents of `noscript` are elements, not text.
  const document = parse(html, { sourceCodeLocationInfo: true, scriptingEnabled: false });
  const references: Reference[] = [];
  const idLines = new Map<string, number[]>();
  const faults: Omit<LinkFault, 'file'>[] = [];
  visit(document, false, (element, inTemplate) => {
    references.push(...referencesOf(element));
    if (element.tagName === 'base') faults.push(baseFault(element));
    if (inTemplate) return;
    const id = attribute(element, 'id');
    if (id) idLines.set(id.value, [...(idLines.get(id.value) ?? []), lineOf(element, id)]);
    const name = element.tagName === 'a' ? attribute(element, 'name') : undefined;
    if (name && !idLines.has(name.value)) idLines.set(name.value, []);
  });
  return { references, ids: new Set(idLines.keys()), faults: [...faults, ...repeatedIds(idLines)] };
}

/** Visits the elements in order of the document, those of templates among them. */
function visit(node: Node, inTemplate: boolean, see: (element: Element, inTemplate: boolean) => void): void {
  if ('tagName' in node) see(node, inTemplate);
  if ('content' in node) visit(node.content, true, see);
  if ('childNodes' in node) for (const child of node.childNodes) visit(child, inTemplate, see);
}

function referencesOf(element: Element): Reference[] {
  const references = element.attrs.flatMap((attr) => ofAttribute(element, attr));
  if (element.tagName === 'style') {
    for (const child of element.childNodes) {
      if (!('value' in child)) continue;
      const loaded = cssReferences(child.value, child.sourceCodeLocation?.startLine);
      references.push(...loaded.map((found) => ({ ...found, place: `<style> ${found.place}` })));
    }
  }
  return references;
}

function ofAttribute(element: Element, attr: Token.Attribute): Reference[] {
  const { name, value } = attr;
  if (!NAMES.has(name) && !value.includes('url(')) return [];
  const line = lineOf(element, attr);
  const one = (
    use: Use,
    address = value,
    place = `<${element.tagName} ${sourceName(attr)}>`,
  ): Reference[] => [{ line, address, place, use }];
  if (name === 'srcset' || name === 'imagesrcset')
    return srcset(value).flatMap((address) => one('resource', address));
  if (name === 'style')
    return cssReferences(value, line).map((found) => ({ ...found, place: `<${element.tagName} style>` }));
  if (element.namespaceURI.endsWith('/svg')) return ofSvgAttribute(element, attr, one);
  if (element.tagName === 'link' && name === 'href') return ofLink(element, one);
  if (element.tagName === 'meta' && name === 'content') return ofMeta(element, value, one);
  const use = ADDRESSES[element.tagName]?.[name];
  return use ? one(use) : [];
}

type One = (use: Use, address?: string, place?: string) => Reference[];

/** In SVG `href` may be `xlink:href`, and paints, masks and markers are `url(#id)` in attributes. */
function ofSvgAttribute(element: Element, { name, value }: Token.Attribute, one: One): Reference[] {
  if (name === 'href') return one(element.tagName === 'a' ? 'link' : 'resource');
  return cssReferences(value).flatMap(({ address }) => one('resource', address));
}

function ofLink(element: Element, one: One): Reference[] {
  const rel = attribute(element, 'rel')?.value ?? '';
  const types = rel.toLowerCase().split(/\s+/);
  const [use] = RELATIONS.find(([, names]) => names.some((name) => types.includes(name))) ?? [
    'link' as const,
  ];
  return one(use, undefined, `<link rel="${rel}">`);
}

function ofMeta(element: Element, content: string, one: One): Reference[] {
  if (attribute(element, 'http-equiv')?.value.toLowerCase() === 'refresh') {
    const target = /^[\d.]*\s*[;,\s]\s*(?:url\s*=\s*)?(?<address>[^\s;,].*)$/i.exec(content.trim())?.groups
      ?.address;
    return target === undefined ? [] : one('link', target.replace(/^(['"])(.*)\1$/, '$2'), '<meta refresh>');
  }
  const property = attribute(element, 'property') ?? attribute(element, 'name');
  if (property === undefined || !META.test(property.value)) return [];
  return one('identity', content, `<meta ${property.name}="${property.value}">`);
}

/** The addresses of a `srcset`; they may hold commas, but not at their end. */
function srcset(value: string): string[] {
  const addresses: string[] = [];
  for (const [, address = ''] of value.matchAll(/[\s,]*(\S*[^\s,])(?:,|\s[^,]*|$)/g)) addresses.push(address);
  return addresses;
}

function repeatedIds(idLines: Map<string, number[]>): Omit<LinkFault, 'file'>[] {
  return [...idLines].flatMap(([id, lines]) => {
    const [, second] = lines;
    if (second === undefined) return [];
    const found = `id="${id}" stands ${lines.length} times on the page, on lines ${lines.join(', ')}`;
    return [{ line: second, found, remedy: 'give each element an id of its own' }];
  });
}

function baseFault(element: Element): Omit<LinkFault, 'file'> {
  const found = '<base> turns every #anchor of the page into a link to another page';
  return {
    line: element.sourceCodeLocation?.startLine ?? 1,
    found,
    remedy: 'take it out and write the addresses in full',
  };
}

function attribute(element: Element, name: string): Token.Attribute | undefined {
  return element.attrs.find((attr) => attr.name === name);
}

/** The attribute's name as the file spells it: the parser splits `xlink:href`. */
function sourceName({ prefix, name }: Token.Attribute): string {
  return prefix ? `${prefix}:${name}` : name;
}

function lineOf(element: Element, attr: Token.Attribute): number {
  const location = element.sourceCodeLocation;
  return location?.attrs?.[sourceName(attr)]?.startLine ?? location?.startLine ?? 1;
}
