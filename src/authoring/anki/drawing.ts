import { createHash } from 'node:crypto';
import { serializeOuter } from 'parse5';
import { attribute, fieldText, find, hasClass, isElement, textOf, type Element } from './html-tree.ts';

/** A file that a deck carries, by its name in the reader's collection, where it lies among files of other decks. */
export type Media = ReadonlyMap<string, Uint8Array>;

/** A drawing as a field has it, and the files that it shows. */
export interface Drawing {
  html: string;
  files: Media;
}

/** Names in `src/styles/diagrams.css` how a theme begins. */
const THEMES = { day: ':root {', night: ":root[data-theme='dark'] {" } as const;

/**
 * Makes files of a figure's drawing, one for each theme: a picture in a file sees neither the page's variables nor
 * whether it is night. A file is named by its content, so that decks share it and a changed drawing is a new one.
 *
 * @param sheet the text of `src/styles/diagrams.css`
 */
export function drawing(figure: Element, sheet: string): Drawing {
  const caption = find(figure, (element) => isElement(element, 'figcaption'));
  const title = caption?.childNodes[0] ? textOf(caption.childNodes[0]).trim() : '';
  const words = find(figure, (element) => isElement(element, 'p'));
  const frame = find(figure, (element) => hasClass(element, 'diagram-frame')) ?? figure;
  const svg = find(frame, (element) => isElement(element, 'svg'));
  if (svg === undefined) return { html: '', files: new Map() };
  const pictures = (['day', 'night'] as const).map((theme) => {
    const bytes = new TextEncoder().encode(standalone(svg, attribute(figure, 'id'), colours(sheet, theme)));
    const name = `m500k-${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}.svg`;
    const alt = words ? textOf(words) : title;
    return { name, bytes, html: `<img class="${theme}" src="${name}" alt="${fieldText(alt)}">` };
  });
  const heading = title === '' ? '' : `<p class="file">${fieldText(title)}</p>`;
  return {
    html: `${heading}<p class="drawing">${pictures.map(({ html }) => html).join('')}</p>`,
    files: new Map(pictures.map(({ name, bytes }) => [name, bytes])),
  };
}

/** All files of several pieces. */
export function allFiles(pieces: readonly { files: Media }[]): Media {
  return new Map(pieces.flatMap(({ files }) => [...files]));
}

/** The values of the theme's tokens by their names. */
function colours(sheet: string, theme: keyof typeof THEMES): ReadonlyMap<string, string> {
  const [, block = ''] = sheet.split(THEMES[theme]);
  const pairs = (block.split('}')[0] ?? '').matchAll(/(--diagram-[\w-]+):\s*([^;]+);/g);
  return new Map([...pairs].map(([, name = '', value = '']) => [name, value]));
}

/** The drawing as a file of its own: XML knows no `&nbsp;`, and a place in a page is not in its ids. */
function standalone(svg: Element, id: string, values: ReadonlyMap<string, string>): string {
  return serializeOuter(svg)
    .replaceAll('&nbsp;', '&#160;')
    .replaceAll(id === '' ? id : `${id}-`, '')
    .replace(/^<svg(?![^>]* xmlns=)/, '<svg xmlns="http://www.w3.org/2000/svg"')
    .replace(/^<svg/, '<svg font-family="sans-serif"')
    .replaceAll(/var\((--diagram-[\w-]+)\)/g, (whole, name: string) => values.get(name) ?? whole);
}
