import { arrange } from './arrange.ts';
import type { PaintContext } from './paint.ts';
import { present, presentationOf } from './presentation.ts';
import { simplifyShapes } from './simplify-shapes.ts';
import { spellOutText } from './text-runs.ts';
import { fitCanvas, removeUnseen, renameIds } from './tidy.ts';

/** Margin around what is drawn: room for half a stroke and the point of an arrow. */
const MARGIN = 8;

/** A diagram without style sheet, classes, `style` attributes and HTML inside. */
export interface FlatDiagram {
  svg: string;
  /** Computed colours that are no token's. */
  unknownColours: string[];
}

/**
 * Flattens an SVG of mermaid that stands in the document, and empties it of all that is not its own.
 * @param prefix what every id begins with
 */
export function flatten(svg: SVGSVGElement, tokens: PaintContext['tokens'], prefix: string): FlatDiagram {
  const context: PaintContext = { tokens, unknown: new Set() };
  arrange(svg);
  const { y, height } = svg.viewBox.baseVal;
  const size = getComputedStyle(svg).fontSize.replace('px', '');
  const text = spellOutText(svg, context);
  const unseen: Element[] = [];
  const presentations = new Map<Element, Record<string, string>>();
  for (const element of svg.querySelectorAll('*')) {
    if (text.has(element)) continue;
    if (isForeign(element)) unseen.push(element);
    else presentations.set(element, presentationOf(element, context));
  }
  for (const [element, attributes] of presentations) present(element, attributes);
  for (const element of unseen) element.remove();
  for (const { name } of [...svg.attributes]) if (name !== 'xmlns') svg.removeAttribute(name);
  simplifyShapes(svg);
  removeUnseen(svg);
  renameIds(svg, prefix);
  svg.setAttribute('font-size', size);
  fitCanvas(svg, y + height, MARGIN);
  const flat = new XMLSerializer().serializeToString(svg);
  return { svg: flat, unknownColours: [...context.unknown] };
}

/** Style sheets, title and description (the figure has its own), and what is not shown. */
function isForeign(element: Element): boolean {
  if (['style', 'script', 'title', 'desc'].includes(element.localName)) return true;
  const { display, visibility } = getComputedStyle(element);
  return (
    visibility === 'hidden' || (display === 'none' && element.closest('defs, marker, clipPath') === null)
  );
}
