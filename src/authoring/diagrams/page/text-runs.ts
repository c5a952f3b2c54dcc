import { paintOf } from './paint.ts';
import type { PaintContext } from './paint.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** A run of text on one line in one style; places in the coordinates of the label that it comes from. */
interface Run {
  text: string;
  left: number;
  right: number;
  /** Top of the glyphs' box: the baseline less the ascent of the font. */
  top: number;
  anchor: 'start' | 'middle' | 'end';
  colour: string;
  style: CSSStyleDeclaration;
}

/** A filled rectangle behind a label. */
interface Ground {
  x: number;
  y: number;
  width: number;
  height: number;
  colour: string;
}

/**
 * Replaces every label, HTML or SVG, by `<text>` elements of one run each with the place of the baseline spelled out:
 * `foreignObject` takes no presentation attributes, and `dy` and `dominant-baseline` differ among browsers.
 * @returns the new elements; their attributes are final
 */
export function spellOutText(svg: SVGSVGElement, context: PaintContext): Set<Element> {
  const rootSize = getComputedStyle(svg).fontSize;
  const labels = [...svg.querySelectorAll<SVGGraphicsElement>('foreignObject, text')].map((label) => {
    const html = label.localName === 'foreignObject';
    return { label, grounds: html ? groundsOf(label) : [], runs: html ? htmlRuns(label) : svgRuns(label) };
  });
  const done = new Set<Element>();
  for (const { label, grounds, runs } of labels) {
    const parts = [
      ...grounds.map((ground) => groundElement(ground, context)),
      ...runs.map((run) => textElement(run, rootSize, context)),
    ];
    const transform = label.getAttribute('transform');
    for (const part of parts) {
      if (transform !== null) part.setAttribute('transform', transform);
      done.add(part);
    }
    label.replaceWith(...parts);
  }
  return done;
}

function htmlRuns(label: SVGGraphicsElement): Run[] {
  const toLocal = screenToLocal(label);
  const runs: Run[] = [];
  const walker = document.createTreeWalker(label, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (parent === null) continue;
    const style = getComputedStyle(parent);
    if (style.display === 'none' || style.visibility === 'hidden') continue;
    const anchor = style.textAlign.includes('center') ? 'middle' : 'start';
    for (const { text, box } of linesOf(node)) {
      const start = toLocal(box.left, box.top);
      const end = toLocal(box.right, box.top);
      runs.push({ text, left: start.x, right: end.x, top: start.y, anchor, colour: style.color, style });
    }
  }
  return runs;
}

/** The lines into which the browser broke a text node, with their boxes on the screen and no space at their ends. */
function linesOf(node: Node): { text: string; box: DOMRect }[] {
  const range = document.createRange();
  const lines: { text: string; box: DOMRect }[] = [];
  let at = 0;
  for (const character of node.nodeValue ?? '') {
    range.setStart(node, at);
    range.setEnd(node, at + character.length);
    at += character.length;
    const box = [...range.getClientRects()].at(-1);
    if (box === undefined || box.width === 0) continue;
    const space = /\s/.test(character);
    const line = lines.at(-1);
    if (line !== undefined && Math.abs(line.box.top - box.top) < box.height / 2) {
      line.text += space ? ' ' : character;
      if (!space) line.box.width = box.right - line.box.left;
    } else if (!space) {
      lines.push({ text: character, box: DOMRect.fromRect(box) });
    }
  }
  return lines.map((line) => ({ ...line, text: line.text.trimEnd() }));
}

function svgRuns(label: SVGGraphicsElement): Run[] {
  return [label, ...label.querySelectorAll('tspan')].filter(isLeaf).map((leaf) => {
    const first = leaf.getExtentOfChar(0);
    const last = leaf.getExtentOfChar(leaf.getNumberOfChars() - 1);
    const style = getComputedStyle(leaf);
    const anchor = style.textAnchor === 'middle' || style.textAnchor === 'end' ? style.textAnchor : 'start';
    const text = leaf.textContent.trim().replace(/\s+/g, ' ');
    return {
      text,
      left: first.x,
      right: last.x + last.width,
      top: first.y,
      anchor,
      colour: style.fill,
      style,
    };
  });
}

function isLeaf(part: Element): part is SVGTextContentElement {
  return (
    part instanceof SVGTextContentElement &&
    part.children.length === 0 &&
    part.getNumberOfChars() > 0 &&
    /\S/.test(part.textContent) &&
    getComputedStyle(part).display !== 'none'
  );
}

/** Backgrounds of HTML labels that hold text. */
function groundsOf(label: SVGGraphicsElement): Ground[] {
  const toLocal = screenToLocal(label);
  const grounds: Ground[] = [];
  for (const part of label.querySelectorAll('*')) {
    const background = getComputedStyle(part).backgroundColor;
    const box = part.getBoundingClientRect();
    if (background === 'rgba(0, 0, 0, 0)' || box.width === 0 || !/\S/.test(part.textContent)) continue;
    const { x, y } = toLocal(box.left, box.top);
    const end = toLocal(box.right, box.bottom);
    grounds.push({ x, y, width: end.x - x, height: end.y - y, colour: groupUnder(label, box) ?? background });
  }
  return grounds;
}

/** The colour of the smallest group that a label stands in, so that its ground does not show. */
function groupUnder(label: SVGGraphicsElement, box: DOMRect): string | null {
  const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const groups = [
    ...(label.ownerSVGElement?.querySelectorAll('.cluster > rect, .statediagram-cluster rect.outer') ?? []),
  ]
    .map((group) => ({ group, place: group.getBoundingClientRect() }))
    .filter(({ place }) => place.left < x && x < place.right && place.top < y && y < place.bottom)
    .sort((a, b) => a.place.width * a.place.height - b.place.width * b.place.height);
  const [smallest] = groups;
  return smallest === undefined ? null : getComputedStyle(smallest.group).fill;
}

function textElement(run: Run, rootSize: string, context: PaintContext): Element {
  const { style, anchor } = run;
  const x = { start: run.left, middle: (run.left + run.right) / 2, end: run.right }[anchor];
  const element = document.createElementNS(SVG, 'text');
  element.textContent = run.text;
  setAll(element, {
    x: x.toFixed(1),
    y: (run.top + ascentOf(style)).toFixed(1),
    fill: paintOf(run.colour, context).value,
  });
  if (anchor !== 'start') element.setAttribute('text-anchor', anchor);
  if (style.fontSize !== rootSize) element.setAttribute('font-size', style.fontSize.replace('px', ''));
  if (style.fontWeight !== '400') element.setAttribute('font-weight', style.fontWeight);
  if (style.fontStyle !== 'normal') element.setAttribute('font-style', style.fontStyle);
  addHalo(element, style, context);
  if (style.textDecorationLine !== 'none') element.setAttribute('text-decoration', style.textDecorationLine);
  return element;
}

/** An outline in the colour of the ground, under the letters, where lines cross the text. */
function addHalo(element: Element, style: CSSStyleDeclaration, context: PaintContext): void {
  const { value } = paintOf(style.stroke, context);
  if (value === 'none' || !style.paintOrder.startsWith('stroke')) return;
  setAll(element, {
    stroke: value,
    'stroke-width': style.strokeWidth.replace('px', ''),
    'stroke-linejoin': style.strokeLinejoin,
    'paint-order': 'stroke',
  });
}

function groundElement(ground: Ground, context: PaintContext): Element {
  const element = document.createElementNS(SVG, 'rect');
  const { x, y, width, height } = ground;
  setAll(element, {
    x: x.toFixed(1),
    y: y.toFixed(1),
    width: width.toFixed(1),
    height: height.toFixed(1),
    rx: '3',
  });
  element.setAttribute('fill', paintOf(ground.colour, context).value);
  return element;
}

function setAll(element: Element, attributes: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}

function screenToLocal(element: SVGGraphicsElement): (x: number, y: number) => DOMPoint {
  const inverse = element.getScreenCTM()?.inverse();
  return (x, y) => new DOMPoint(x, y).matrixTransform(inverse);
}

const measure = new OffscreenCanvas(1, 1).getContext('2d');

/** Distance from the top of a glyph's box to the baseline, in pixels. */
function ascentOf(style: CSSStyleDeclaration): number {
  if (measure === null) throw new Error('the browser has no 2D canvas to measure the font with');
  measure.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  return measure.measureText('Ж').fontBoundingBoxAscent;
}
