import { distance, lengthenEnds, roundedPath, withoutSmallSteps } from './polyline.ts';
import type { Point } from './polyline.ts';

/**
 * Lines by their selectors: the straight piece that the longest mark at their ends needs, and the smallest step that
 * stays. Tables have straight sides, so that an end can move along them; other nodes bear a few pixels.
 */
const LINES = {
  'path.relationshipLine': { mark: 46, step: 14 },
  'path.relation': { mark: 22, step: 14 },
  'path.flowchart-link': { mark: 0, step: 5 },
  'path.transition': { mark: 0, step: 5 },
};
const CORNER = 6;

/** How near to each other two lines may meet a node. */
const BETWEEN_ENDS = 24;

/** Takes small steps out of lines, and gives marks such as a crow's foot a straight piece to stand on. */
export function straightenLines(svg: SVGSVGElement): void {
  for (const [selector, { mark, step }] of Object.entries(LINES)) {
    const lines = [...svg.querySelectorAll<SVGPathElement>(selector)];
    const routes = lines.map(routeOf);
    lines.forEach((line, index) => {
      const others = routes.filter((_, other) => other !== index).flatMap(endsOf);
      const isFree = (place: Point): boolean => others.every((end) => distance(end, place) >= BETWEEN_ENDS);
      const before = routes[index] ?? [];
      const straight = withoutSmallSteps(before, step, isFree);
      const route = lengthenEnds(straight, mark);
      routes[index] = straight;
      // A path drawn anew loses the arcs with which it jumps over others.
      if (JSON.stringify(route) !== JSON.stringify(before))
        line.setAttribute('d', roundedPath(route, CORNER));
    });
  }
}

/** The corners of a line, its ends where the path itself has them: off the box by the length of a mark. */
function routeOf(line: SVGPathElement): Point[] {
  const start = line.getPointAtLength(0);
  const end = line.getPointAtLength(line.getTotalLength());
  return [{ x: start.x, y: start.y }, ...pointsOf(line).slice(1, -1), { x: end.x, y: end.y }];
}

function endsOf(route: readonly Point[]): Point[] {
  return [route.at(0), route.at(-1)].filter((end) => end !== undefined);
}

/** The corners of a line as the layout gave them; mermaid leaves them on the path in Base64. */
function pointsOf(line: SVGPathElement): Point[] {
  const points: unknown = JSON.parse(atob(line.dataset.points ?? btoa('[]')));
  return Array.isArray(points) ? points.filter(isPoint) : [];
}

function isPoint(value: unknown): value is Point {
  return typeof value === 'object' && value !== null && 'x' in value && 'y' in value;
}
