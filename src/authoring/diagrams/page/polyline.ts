/** A place on the canvas, in CSS pixels. */
export interface Point {
  x: number;
  y: number;
}

/** What a segment keeps at least when its neighbour takes from it. */
const SHORTEST = 6;

/**
 * Moves the bends nearest to both ends of a right-angled line away from the ends, so that a long mark, such as the
 * crow's foot of an ER diagram, stands on a straight piece.
 * @param wanted length of the first and of the last piece
 */
export function lengthenEnds(points: readonly Point[], wanted: number): Point[] {
  const reversed = lengthenLast(points, wanted).reverse();
  return lengthenLast(reversed, wanted).reverse();
}

/**
 * Takes a bend of a few pixels out of a right-angled line by moving the end beyond it sidewards.
 * @param smallest step that stays
 * @param isFree whether an end may move to a place
 */
export function withoutSmallSteps(
  points: readonly Point[],
  smallest: number,
  isFree: (place: Point) => boolean,
): Point[] {
  const reversed = withoutLastStep(points, smallest, isFree).reverse();
  return withoutLastStep(reversed, smallest, isFree).reverse();
}

/** The line as path data with its corners rounded. */
export function roundedPath(points: readonly Point[], radius: number): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  const pieces = rest.map((corner, index) => {
    const before = points[index] ?? corner;
    const after = points[index + 2];
    if (after === undefined) return `L${pair(corner)}`;
    const reach = Math.min(radius, distance(before, corner) / 2, distance(corner, after) / 2);
    return `L${pair(toward(corner, before, reach))}Q${pair(corner)} ${pair(toward(corner, after, reach))}`;
  });
  return [`M${pair(first)}`, ...pieces].join('');
}

function withoutLastStep(
  points: readonly Point[],
  smallest: number,
  isFree: (place: Point) => boolean,
): Point[] {
  const kept = points.map(({ x, y }) => ({ x, y }));
  const [start, near, bend, end] = kept.slice(-4);
  if (start === undefined || near === undefined || bend === undefined || end === undefined) return kept;
  const along = lastAxis(near, bend, end);
  if (along === null) return kept;
  const across = along === 'x' ? 'y' : 'x';
  const step = Math.abs(bend[across] - near[across]);
  const moved = { ...end, [across]: near[across] };
  if (!level(start[across], near[across]) || step >= smallest || !isFree(moved)) return kept;
  return [...kept.slice(0, -3), moved];
}

function lengthenLast(points: readonly Point[], wanted: number): Point[] {
  const moved = points.map(({ x, y }) => ({ x, y }));
  const [start, near, bend, end] = moved.slice(-4);
  if (start === undefined || near === undefined || bend === undefined || end === undefined) return moved;
  const axis = lastAxis(near, bend, end);
  if (axis === null) return moved;
  const away = Math.sign(end[axis] - bend[axis]);
  const lack = wanted - Math.abs(end[axis] - bend[axis]);
  // In a line of three pieces the other end is at the same time the neighbour.
  const whole = Math.abs(end[axis] - start[axis]);
  const reserve = points.length === 4 ? Math.min(wanted, whole / 2) : SHORTEST;
  const spare = (near[axis] - start[axis]) * away - reserve;
  const shift = Math.min(lack, spare);
  if (shift <= 0) return moved;
  near[axis] -= away * shift;
  bend[axis] -= away * shift;
  return moved;
}

function level(a: number, b: number): boolean {
  return Math.abs(a - b) < 0.5;
}

/** Along which axis the last piece runs, when the one before it runs across. */
function lastAxis(near: Point, bend: Point, end: Point): 'x' | 'y' | null {
  if (level(bend.x, end.x) && level(near.y, bend.y)) return 'y';
  return level(bend.y, end.y) && level(near.x, bend.x) ? 'x' : null;
}

function toward(from: Point, to: Point, length: number): Point {
  const whole = distance(from, to);
  if (whole === 0) return from;
  return { x: from.x + ((to.x - from.x) * length) / whole, y: from.y + ((to.y - from.y) * length) / whole };
}

/** In a straight line. */
export function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function pair({ x, y }: Point): string {
  return `${x.toFixed(1)},${y.toFixed(1)}`;
}
