/** Room above a section, and between a period and the next, in CSS pixels. */
const SECTION_GAP = 28;
const PERIOD_GAP = 14;
const EVENT_GAP = 8;

/**
 * Stacks a top-down timeline anew. mermaid 12 gives every period the height of the tallest one, and takes so much off a
 * section that the next one covers its last events.
 */
export function arrangeTimeline(svg: SVGSVGElement): void {
  const axis = svg.querySelector<SVGLineElement>(':scope > g:first-of-type.lineWrapper > line');
  if (axis === null) return;
  let bottom = 0;
  let eventBottom = 0;
  let connector = 0;
  for (const part of svg.querySelectorAll<SVGGElement>(':scope > g')) {
    const { height } = part.getBBox();
    if (part.classList.contains('taskWrapper')) {
      const top = moveTo(part, bottom + PERIOD_GAP);
      eventBottom = top - EVENT_GAP;
      bottom = top + height;
    } else if (part.classList.contains('eventWrapper')) {
      const top = moveTo(part, eventBottom + EVENT_GAP);
      connector = top + height / 2;
      eventBottom = top + height;
      bottom = Math.max(bottom, eventBottom);
    } else if (part.classList.contains('lineWrapper')) {
      moveLine(part.querySelector('line'), axis, connector);
    } else if (part.querySelector('.timeline-node') !== null) {
      bottom = moveTo(part, bottom === 0 ? 0 : bottom + SECTION_GAP) + height;
    }
  }
  axis.y1.baseVal.value = 0;
  axis.y2.baseVal.value = bottom + PERIOD_GAP;
  svg.setAttribute('viewBox', fullCanvas(svg));
}

function moveTo(part: SVGGElement, top: number): number {
  const left = part.transform.baseVal.consolidate()?.matrix.e ?? 0;
  part.setAttribute('transform', `translate(${left} ${top})`);
  return top;
}

function moveLine(line: SVGLineElement | null, axis: SVGLineElement, y: number): void {
  if (line === null || line === axis) return;
  line.y1.baseVal.value = y;
  line.y2.baseVal.value = y;
}

function fullCanvas(svg: SVGSVGElement): string {
  const { x, y, width, height } = svg.getBBox();
  return [x, y, width, height].join(' ');
}
