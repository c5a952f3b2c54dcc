import { rectangleOf, withoutDoubles } from './rough-path.ts';

const CORNER = '3';

/** Draws every box once: rough.js fills one path and strokes another, twice. */
export function simplifyShapes(svg: SVGSVGElement): void {
  for (const path of svg.querySelectorAll('path')) {
    const d = path.getAttribute('d') ?? '';
    if (path.isConnected && path.closest('marker') === null) path.setAttribute('d', withoutDoubles(d));
  }
  for (const filled of svg.querySelectorAll('g > path:first-child')) mergeWithOutline(filled);
}

function mergeWithOutline(filled: Element): void {
  const outline = filled.nextElementSibling;
  const box = rectangleOf(filled.getAttribute('d') ?? '');
  if (box === null || filled.hasAttribute('stroke') || outline?.localName !== 'path') return;
  if (outline.getAttribute('fill') !== 'none') return;
  if (JSON.stringify(rectangleOf(outline.getAttribute('d') ?? '')) !== JSON.stringify(box)) return;
  const rect = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  for (const [name, value] of Object.entries({ ...box, rx: CORNER })) rect.setAttribute(name, String(value));
  for (const { name, value } of [...outline.attributes, ...filled.attributes]) {
    if (name !== 'd') rect.setAttribute(name, value);
  }
  filled.replaceWith(rect);
  outline.remove();
}
