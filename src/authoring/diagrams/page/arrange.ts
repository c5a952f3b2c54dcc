import { straightenLines } from './lines.ts';
import { arrangeMindmap } from './mindmap.ts';
import { arrangeTimeline } from './timeline.ts';

/** Moves what mermaid lays out badly; which type of diagram it is shows from what it holds. */
export function arrange(svg: SVGSVGElement): void {
  alignGroupTitles(svg);
  straightenLines(svg);
  arrangeTimeline(svg);
  arrangeMindmap(svg);
  liftTableOutlines(svg);
  liftGanttGrid(svg);
}

const TITLE_INSET = 12;
const STATE_TITLE_INSET = 4;

/** Titles of groups stand at the left, since arrows enter in the middle, and over the arrows that still meet them. */
function alignGroupTitles(svg: SVGSVGElement): void {
  for (const group of svg.querySelectorAll('.cluster, .statediagram-cluster')) {
    const inset = group.classList.contains('statediagram-cluster') ? STATE_TITLE_INSET : 0;
    const box = group.querySelector<SVGGraphicsElement>('rect')?.getBBox();
    const title = group.querySelector<SVGGraphicsElement>('.cluster-label');
    const place = title?.transform.baseVal.consolidate()?.matrix;
    if (box === undefined || place === undefined) continue;
    title?.setAttribute('transform', `translate(${box.x + TITLE_INSET} ${place.f + inset})`);
    if (title !== null) group.closest('.root')?.append(title);
  }
}

/** The outline of an ER table, drawn after its rows: it is not covered by their fills. */
function liftTableOutlines(svg: SVGSVGElement): void {
  for (const table of svg.querySelectorAll('.node > .outer-path')) {
    const outline = table.cloneNode(false);
    const stroke = table.querySelector('path:nth-child(2)');
    if (stroke === null || table.parentElement?.querySelector('.row-rect-odd') === null) continue;
    outline.appendChild(stroke);
    table.parentElement?.append(outline);
  }
}

/** The days of a gantt chart, drawn after the stripes of its sections. */
function liftGanttGrid(svg: SVGSVGElement): void {
  const grid = svg.querySelector('.grid');
  if (grid !== null) svg.querySelector('rect.section')?.parentElement?.after(grid);
}
