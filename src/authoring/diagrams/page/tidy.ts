const DRAWN = 'path, rect, circle, ellipse, line, polyline, polygon';
const DEFINITIONS = 'marker, filter, linearGradient, radialGradient, clipPath, symbol, pattern';

/** Removes what paints nothing, then definitions and ids that nothing refers to, then empty groups. */
export function removeUnseen(svg: SVGSVGElement): void {
  removeDanglingMarks(svg);
  for (const shape of svg.querySelectorAll(DRAWN)) if (isUnseen(shape)) shape.remove();
  for (const definition of svg.querySelectorAll(DEFINITIONS)) {
    if (!references(svg).has(definition.id)) definition.remove();
  }
  const referred = references(svg);
  for (const element of svg.querySelectorAll('[id]'))
    if (!referred.has(element.id)) element.removeAttribute('id');
  for (const group of [...svg.querySelectorAll('g, defs, a')].reverse()) {
    if (group.childElementCount === 0) group.remove();
  }
}

/** Gives the ids that are left short names, each beginning with the prefix. */
export function renameIds(svg: SVGSVGElement, prefix: string): void {
  const names = new Map(
    [...svg.querySelectorAll('[id]')].map(({ id }, index) => [id, prefix + index.toString(36)]),
  );
  for (const element of svg.querySelectorAll('*')) {
    for (const attribute of [...element.attributes]) {
      attribute.value =
        attribute.name === 'id' ? (names.get(attribute.value) ?? attribute.value) : renamed(attribute);
    }
  }
  function renamed({ value }: Attr): string {
    return value.replace(/^(url\()?#([^)]+)/, (whole, open: string | undefined, id: string) => {
      const name = names.get(id);
      return name === undefined ? whole : `${open ?? ''}#${name}`;
    });
  }
}

/**
 * Cuts the canvas to what is drawn, leaves a margin, and says its size in whole pixels.
 * @param bottom of mermaid's own canvas: the life lines of a sequence run on far below it
 */
export function fitCanvas(svg: SVGSVGElement, bottom: number, margin: number): void {
  const drawn = svg.getBBox();
  const left = Math.floor(drawn.x - margin);
  const top = Math.floor(drawn.y - margin);
  const width = Math.ceil(drawn.x + drawn.width + margin) - left;
  const height = Math.ceil(Math.min(drawn.y + drawn.height, bottom) + margin) - top;
  svg.setAttribute('viewBox', [left, top, width, height].join(' '));
  svg.setAttribute('width', String(width));
  svg.setAttribute('height', String(height));
}

const MARKS = ['marker-start', 'marker-mid', 'marker-end'];

/** mermaid refers to marks that it did not define. */
function removeDanglingMarks(svg: SVGSVGElement): void {
  const defined = new Set([...svg.querySelectorAll('marker')].map(({ id }) => `url(#${id})`));
  for (const element of svg.querySelectorAll('*')) {
    for (const mark of MARKS)
      if (!defined.has(element.getAttribute(mark) ?? '')) element.removeAttribute(mark);
  }
}

function isUnseen(shape: Element): boolean {
  if (shape.closest('clipPath') !== null) return false;
  if (
    shape.localName === 'rect' &&
    (!(Number(shape.getAttribute('width')) > 0) || !(Number(shape.getAttribute('height')) > 0))
  )
    return true;
  if (shape.localName === 'path' && (shape.getAttribute('d') ?? '') === '') return true;
  if (shape.getAttribute('opacity') === '0') return true;
  const filled = shape.hasAttribute('fill') && shape.getAttribute('fill') !== 'none';
  const marked = MARKS.some((end) => shape.hasAttribute(end));
  return !filled && !shape.hasAttribute('stroke') && !marked;
}

function references(svg: SVGSVGElement): Set<string> {
  const found = new Set<string>();
  for (const element of svg.querySelectorAll('*')) {
    for (const { value } of element.attributes) {
      const id = /^(?:url\()?#([^)]+)/.exec(value)?.[1];
      if (id !== undefined) found.add(id);
    }
  }
  return found;
}
