import { ID_PREFIX } from '../diagrams/diagram-figure.ts';
import { seriesToken, type Token } from '../diagrams/tokens.ts';
import { escaped } from '../hast.ts';
import type { Frame } from './folded-stacks.ts';

/** Sizes in CSS pixels; the text's is that of small labels of diagrams, less one. */
const WIDTH = 680;
const ROW = 24;
const TEXT = 12;
/** Width of a letter at that size in Onest: 5.9 on average over the recorded profiles, 6.8 in the widest of their names. */
const LETTER = 6.8;
/** Narrower frames are drawn without a name; narrower than a pixel, not at all. */
const NARROWEST_NAME = 4 * LETTER;
const GREY = seriesToken(6, 'fill');
const COLOURS = [0, 1, 2, 3, 4, 5, 7].map((index) => seriesToken(index, 'fill'));

/** A frame where it is drawn. */
interface Place {
  frame: Frame;
  x: number;
  width: number;
  depth: number;
}

/**
 * Draws a profile with the root on top: width is cost, a row is a call. Frames of one package share a colour, the
 * runtime and what is folded are grey; a frame's name and cost stand in its tooltip.
 *
 * @param unit of the costs, as a reader is told it
 */
export function flameSvg(root: Frame, unit: string): string {
  const places = layOut(root);
  const height = (Math.max(...places.map(({ depth }) => depth)) + 1) * ROW;
  const colours = coloursOf(root);
  const frames = places.map((place, index) => {
    const name = place.depth === 0 ? 'всё' : place.frame.name;
    const tip = `${name}: ${amount(place.frame.total)} ${unit}, ${share(place.frame.total, root.total)}`;
    const fill = place.depth === 0 ? 'node' : (colours.get(packageOf(name)) ?? GREY);
    return frameSvg(place, { label: place.depth === 0 ? tip : name, tip, fill, id: `${ID_PREFIX}${index}` });
  });
  return `<svg width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-size="${TEXT}">${frames.join('')}</svg>`;
}

/** Part of the whole, as a reader is told it: «37 %». */
export function share(part: number, whole: number): string {
  const percent = (part / whole) * 100;
  return `${percent > 0 && percent < 1 ? '<1' : String(Math.round(percent))}\u00a0%`;
}

/** A cost with thin gaps between thousands, as Russian writes it. */
export function amount(cost: number): string {
  return new Intl.NumberFormat('ru').format(cost);
}

function layOut(root: Frame): Place[] {
  const places: Place[] = [];
  const visit = (frame: Frame, x: number, depth: number): void => {
    const width = (frame.total / root.total) * WIDTH;
    if (width < 1) return;
    places.push({ frame, x, width, depth });
    let left = x;
    for (const callee of frame.callees) {
      visit(callee, left, depth + 1);
      left += (callee.total / root.total) * WIDTH;
    }
  };
  visit(root, 0, 0);
  return places;
}

function frameSvg(
  { x, width, depth }: Place,
  { label, tip, fill, id }: { label: string; tip: string; fill: Token; id: string },
): string {
  const y = depth * ROW;
  const name = fitting(label, width - 8);
  const text =
    name === ''
      ? ''
      : `<text x="${round(x + 4)}" y="${y + 16}" fill="var(--diagram-text)">${escaped(name)}</text>`;
  return `<g id="${id}"><title>${escaped(tip)}</title><rect x="${round(x)}" y="${y}" width="${round(width)}" height="${ROW - 1}" fill="var(--diagram-${fill})" stroke="var(--diagram-bg)"/>${text}</g>`;
}

/** The name cut to a width, or nothing where too little of it would be left. */
function fitting(name: string, width: number): string {
  if (name.length * LETTER <= width) return name;
  const letters = Math.floor(width / LETTER) - 1;
  return width < NARROWEST_NAME ? '' : `${name.slice(0, letters)}…`;
}

/** A colour for each package, the dearest first; more packages than colours share them again. */
function coloursOf(root: Frame): Map<string, Token> {
  const costs = new Map<string, number>();
  const visit = (frame: Frame): void => {
    const name = packageOf(frame.name);
    costs.set(name, (costs.get(name) ?? 0) + frame.self);
    frame.callees.forEach(visit);
  };
  root.callees.forEach(visit);
  const names = [...costs]
    .filter(([name]) => !isGrey(name))
    .toSorted(([a, costA], [b, costB]) => costB - costA || a.localeCompare(b))
    .map(([name]) => name);
  return new Map(names.map((name, index) => [name, COLOURS[index % COLOURS.length] ?? GREY]));
}

/** `encoding/json` of `encoding/json.(*Encoder).Encode`. */
function packageOf(name: string): string {
  const [, path = '', last = name] = /^(.*\/)?([^/]*)$/.exec(name) ?? [];
  return path + (last.split('.')[0] ?? last);
}

/** The runtime, the system and what the author has folded (`(прочее)`). */
function isGrey(name: string): boolean {
  return name.startsWith('(') || /^(?:internal\/)?(?:runtime|syscall)\b/.test(name);
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
