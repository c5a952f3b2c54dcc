/** An axis-aligned rectangle, in CSS pixels. */
export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * mermaid draws many boxes with rough.js, which strokes every side twice, as curves, even when it is told to draw
 * straight. The rectangle that a path traces, however often, or null when it traces anything else.
 */
export function rectangleOf(d: string): Rectangle | null {
  const corners = straightCorners(d);
  if (corners?.size !== 4) return null;
  const xs = [...new Set([...corners.values()].map(([x]) => x))].sort((a, b) => a - b);
  const ys = [...new Set([...corners.values()].map(([, y]) => y))].sort((a, b) => a - b);
  const [left, right] = xs;
  const [top, bottom] = ys;
  if (xs.length !== 2 || ys.length !== 2 || left === undefined || right === undefined) return null;
  if (top === undefined || bottom === undefined) return null;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** The same path with what it traces a second time left out. */
export function withoutDoubles(d: string): string {
  const corners = straightCorners(d);
  const [from, to] = corners === null ? [] : [...corners.values()];
  if (corners?.size === 2 && from !== undefined && to !== undefined)
    return `M${from.join(' ')}L${to.join(' ')}`;
  return [...new Set(d.split(/(?=M)/).map((part) => part.trim()))].join(' ');
}

/** Coordinates closer than this are the same one: a divider is a rectangle a ten-thousandth of a pixel thick. */
const SAME = 0.05;

/** The different corners of a path made of straight pieces alone, or null. */
function straightCorners(d: string): Map<string, [number, number]> | null {
  const corners = new Map<string, [number, number]>();
  const [xs, ys]: [number[], number[]] = [[], []];
  let from: [number, number] = [0, 0];
  for (const [, command = '', list = ''] of d.matchAll(/([A-Za-z])([^A-Za-z]*)/g)) {
    const numbers = (list.match(/-?[\d.]+(?:e-?\d+)?/gi) ?? []).map(Number);
    if (command === 'Z') continue;
    const to: [number, number] = [snapped(numbers.at(-2), xs), snapped(numbers.at(-1), ys)];
    const straight = (command === 'M' || command === 'L') && numbers.length === 2;
    if (!straight && !(command === 'C' && numbers.length === 6 && isStraight(from, numbers, to))) return null;
    corners.set(to.join(','), to);
    from = to;
  }
  return corners;
}

function isStraight(
  from: readonly [number, number],
  numbers: readonly number[],
  to: readonly [number, number],
): boolean {
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = numbers;
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const across = (x: number, y: number) =>
    (to[0] - from[0]) * (y - from[1]) - (to[1] - from[1]) * (x - from[0]);
  return [across(x1, y1), across(x2, y2)].every((area) => Math.abs(area) <= (length + SAME) * SAME);
}

/** The value among those known that is the same as this one; a new one becomes known. */
function snapped(value: number | undefined, known: number[]): number {
  const exact = value ?? 0;
  const same = known.find((other) => Math.abs(other - exact) < SAME);
  if (same !== undefined) return same;
  const short = Math.round(exact * 100) / 100;
  known.push(short);
  return short;
}
