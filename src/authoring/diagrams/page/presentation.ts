import { paintOf } from './paint.ts';
import type { PaintContext } from './paint.ts';

const SHAPES = new Set(['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon']);

/** Inherited properties of strokes, with the values that need no attribute. */
const STROKE_DEFAULTS = {
  'stroke-width': '1px',
  'stroke-dasharray': 'none',
  'stroke-dashoffset': '0px',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
};

/** How mermaid writes a line without gaps. */
const SOLID = /^(?:1px, )?0px$/;

/** Attributes that CSS may set as well; the computed value holds. */
const GEOMETRY: Readonly<Record<string, readonly string[]>> = {
  rect: ['x', 'y', 'width', 'height', 'rx', 'ry'],
  circle: ['cx', 'cy', 'r'],
  ellipse: ['cx', 'cy', 'rx', 'ry'],
};

const KEPT_ATTRIBUTES =
  /^(id|d|points|transform|viewBox|x[12]?|y[12]?|c[xy]|r[xy]?|width|height|(xlink:)?href|clip-path|ref[XY]|marker(Width|Height|Units)|orient)$/;

/**
 * What the style sheet, classes and `style` attributes of a shape or group amount to, as presentation attributes.
 * Reads only: write with {@link present} after all elements are read, since each depends on its ancestors.
 */
export function presentationOf(element: Element, context: PaintContext): Record<string, string> {
  const style = getComputedStyle(element);
  const attributes: Record<string, string> = {};
  if (style.opacity !== '1') attributes.opacity = style.opacity;
  if (style.transform !== 'none' && !element.hasAttribute('transform'))
    attributes.transform = transformOf(style);
  if (!SHAPES.has(element.localName)) return attributes;
  for (const name of GEOMETRY[element.localName] ?? []) {
    const value = style.getPropertyValue(name);
    if (value !== 'auto' && value !== '0px') attributes[name] = plain(value);
  }
  if (element.localName === 'rect' && attributes.ry === attributes.rx) delete attributes.ry;
  if (element.localName !== 'line') addPaint(attributes, 'fill', style, context);
  if (style.stroke !== 'none' && style.strokeWidth !== '0px') {
    addPaint(attributes, 'stroke', style, context);
    addStroke(attributes, style);
  }
  for (const end of ['marker-start', 'marker-mid', 'marker-end']) {
    const reference = style.getPropertyValue(end);
    if (reference !== 'none') attributes[end] = paintOf(reference, context).value;
  }
  return attributes;
}

/** Leaves an element with its geometry and the attributes given, and nothing else. */
export function present(element: Element, attributes: Readonly<Record<string, string>>): void {
  for (const { name } of [...element.attributes]) {
    if (!KEPT_ATTRIBUTES.test(name)) element.removeAttribute(name);
  }
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}

/** A transform of the style sheet about its origin; an attribute turns about 0, 0. */
function transformOf({ transform, transformOrigin }: CSSStyleDeclaration): string {
  const [x = 0, y = 0] = transformOrigin.split(' ').map(Number.parseFloat);
  return `translate(${x} ${y}) ${transform} translate(${-x} ${-y})`;
}

function addPaint(
  attributes: Record<string, string>,
  name: 'fill' | 'stroke',
  style: CSSStyleDeclaration,
  context: PaintContext,
): void {
  const { value, opacity } = paintOf(style.getPropertyValue(name), context);
  attributes[name] = value;
  const total = opacity * Number(style.getPropertyValue(`${name}-opacity`));
  if (value !== 'none' && total !== 1) attributes[`${name}-opacity`] = total.toFixed(2);
}

function addStroke(attributes: Record<string, string>, style: CSSStyleDeclaration): void {
  for (const [name, unset] of Object.entries(STROKE_DEFAULTS)) {
    const value = style.getPropertyValue(name);
    if (value !== unset && !SOLID.test(value)) attributes[name] = plain(value);
  }
}

function plain(value: string): string {
  return value.replaceAll('px', '');
}
