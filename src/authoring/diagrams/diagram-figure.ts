import { escaped } from '../hast.ts';

/** What a figure shows. */
export interface FigureContent {
  /** As it is kept: every id and reference begins with {@link ID_PREFIX}. */
  svg: string;
  title: string;
  description: string;
  /** Id of the figure, unique on the page. */
  id: string;
}

/** What ids in a kept SVG begin with; each figure puts its own prefix there. */
export const ID_PREFIX = 'FIGURE-';

/** A diagram wider than this, in CSS pixels, needs scrolling even on a screen as wide as a note ever is. */
export const WIDEST = 960;

/**
 * The narrowest column, in CSS pixels: a screen of 360 less the page's and the frame's padding. A diagram that is wider
 * scrolls inside its frame there, so the frame takes focus, and there is something to enlarge.
 */
const NARROWEST_COLUMN = 296;

/** How much larger a diagram is drawn in the overlay. */
const ZOOM = 1.5;

/** The width of a kept SVG in CSS pixels. */
export function diagramWidth(svg: string): number {
  return sizeOf(svg).width;
}

/**
 * The HTML inside a figure, except the source: caption, description for readers who do not see, the picture in a frame
 * that scrolls, and the overlay with an enlarged picture, opened by the platform alone. The enlarged picture refers to
 * the first one. Caption and source stand at the two ends, as the content model of `figure` has it.
 */
export function figureHtml({ svg, title, description, id }: FigureContent): string {
  const wide = diagramWidth(svg) > NARROWEST_COLUMN;
  const labels = `role="img" aria-labelledby="${id}-title" aria-describedby="${id}-text"`;
  const frame = wide ? ` tabindex="0" role="group" aria-labelledby="${id}-title"` : '';
  return [
    `<figcaption><span id="${id}-title">${escaped(title)}</span>${wide ? ` ${openButton(id)}` : ''}</figcaption>`,
    `<p id="${id}-text" hidden>${escaped(description)}</p>`,
    `<div class="diagram-frame"${frame}>${picture(svg, id, labels)}</div>`,
    wide ? overlay(svg, id, labels) : '',
  ].join('');
}

function openButton(id: string): string {
  return `<button type="button" class="diagram-open" id="${id}-open" popovertarget="${id}-overlay" aria-labelledby="${id}-open ${id}-title">Увеличить</button>`;
}

function picture(svg: string, id: string, labels: string): string {
  return svg
    .replaceAll(ID_PREFIX, `${id}-`)
    .replace(/^<svg ([^>]*)>/, `<svg ${labels} $1><g id="${id}-drawing">`)
    .replace(/<\/svg>$/, '</g></svg>');
}

function overlay(svg: string, id: string, labels: string): string {
  const { width, height, fontSize, viewBox } = sizeOf(svg);
  const size = `width="${Math.round(width * ZOOM)}" height="${Math.round(height * ZOOM)}"`;
  const drawing = `<svg ${labels} ${size} viewBox="${viewBox}" font-size="${fontSize}"><use href="#${id}-drawing"/></svg>`;
  const close = `<button type="button" class="diagram-close" popovertarget="${id}-overlay" popovertargetaction="hide">Закрыть</button>`;
  return `<div class="diagram-overlay" id="${id}-overlay" popover role="dialog" aria-labelledby="${id}-title">${close}<div class="diagram-overlay-frame" tabindex="0" role="group" aria-labelledby="${id}-title">${drawing}</div></div>`;
}

function sizeOf(svg: string): { width: number; height: number; fontSize: string; viewBox: string } {
  const [tag = ''] = /^<svg [^>]*>/.exec(svg) ?? [];
  const attribute = (name: string): string => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
  const [width, height] = [Number(attribute('width')), Number(attribute('height'))];
  return { width, height, fontSize: attribute('font-size'), viewBox: attribute('viewBox') };
}
