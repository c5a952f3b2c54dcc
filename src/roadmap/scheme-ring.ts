import { wrapLabel } from './label.ts';
import type { PublishedItem, PublishedPhase } from './published-roadmap.ts';
import {
  LINE_HEIGHT,
  MOST_STATIONS,
  bottomOf,
  type SchemeSizes,
  type SchemeStation,
} from './scheme-station.ts';
import { transfersOf } from './transfers.ts';

/** A supplement on the ring. */
export interface RingStation extends SchemeStation {
  /** Numbers of the lines with a station to which one changes here. */
  transfers: number[];
  /** Where the first of the transfers' badges stands; the others follow to the right. */
  badges: { x: number; y: number };
}

/** The ring line: a closed track beneath the lines of the plan. */
export interface SchemeRing {
  badge: { x: number; y: number };
  /** SVG path of the track. */
  track: string;
  stations: RingStation[];
  bottom: number;
}

/** Distance between the badges of transfers. */
export const BADGE_PITCH = 17;

const INSET = 22;
const HEADER = 64;
const BADGE_Y = 20;
const RADIUS = 40;
/** Room under a station for a label of two lines and its transfers. */
const LABEL_ROOM = 92;

/**
 * Draws the supplements as a ring: in a wide drawing half of them on its upper side and half, in the direction of
 * travel, on its lower one; in a narrow drawing one under another, with the way back beside them.
 *
 * @param top where it begins
 * @returns null where there are none, or more than a scheme can hold
 */
export function drawRing(
  ring: readonly PublishedItem[],
  phases: readonly PublishedPhase[],
  top: number,
  sizes: SchemeSizes,
): SchemeRing | null {
  if (ring.length === 0 || ring.length > MOST_STATIONS) return null;
  const stops = ring.map((item) => ({ item, transfers: transfersOf(item, phases) }));
  const drawing = sizes.columns > 1 ? drawWide(stops, top, sizes) : drawNarrow(stops, top, sizes);
  const bottom = Math.max(
    ...drawing.stations.map((station) => Math.max(bottomOf(station, sizes), station.badges.y + 8)),
  );
  return { badge: { x: INSET, y: top + BADGE_Y }, ...drawing, bottom: bottom + sizes.fontSize };
}

interface Stop {
  item: PublishedItem;
  transfers: number[];
}
type Drawing = Pick<SchemeRing, 'track' | 'stations'>;

function drawWide(stops: readonly Stop[], top: number, sizes: SchemeSizes): Drawing {
  const above = Math.ceil(stops.length / 2);
  const [left, right] = [INSET, sizes.width - INSET];
  const [upper, lower] = [top + HEADER, top + HEADER + LABEL_ROOM + 8];
  const pitch = (right - left) / above;
  const stations = stops.map((stop, index): RingStation => {
    const over = index < above;
    // The lower side is travelled back, from right to left.
    const column = over ? index : above - 1 - (index - above);
    const [x, y] = [left + pitch * (column + 0.5), over ? upper : lower];
    const lines = wrapLabel(stop.item.title, (pitch - 12) / sizes.fontSize, 2);
    const label = { x, y: y + 16 + sizes.fontSize * 0.8, lines, anchor: 'middle' as const };
    const badges = {
      x: x - ((stop.transfers.length - 1) * BADGE_PITCH) / 2,
      y: label.y + (lines.length - 1) * LINE_HEIGHT * sizes.fontSize + 16,
    };
    return { ...stop, x, y, label, interchange: false, badges };
  });
  const turn = (x: number, y: number): string =>
    `A${String(RADIUS)} ${String(RADIUS)} 0 0 1 ${String(x)} ${String(y)}`;
  const track =
    `M${String(left + RADIUS)} ${String(upper)}H${String(right - RADIUS)}${turn(right, upper + RADIUS)}` +
    `V${String(lower - RADIUS)}${turn(right - RADIUS, lower)}H${String(left + RADIUS)}` +
    `${turn(left, lower - RADIUS)}V${String(upper + RADIUS)}${turn(left + RADIUS, upper)}Z`;
  return { track, stations };
}

function drawNarrow(stops: readonly Stop[], top: number, sizes: SchemeSizes): Drawing {
  const [x, back] = [INSET, 6];
  const radius = (x - back) / 2;
  const labelEm = (sizes.width - x - 30) / sizes.fontSize;
  const stations = stops.map((stop, index): RingStation => {
    const y = top + HEADER + 20 + index * sizes.pitch;
    const lines = wrapLabel(stop.item.title, labelEm, 1);
    const label = { x: x + 20, y: y - 2, lines, anchor: 'start' as const };
    return { ...stop, x, y, label, interchange: false, badges: { x: x + 27, y: y + 14 } };
  });
  const [first, last] = [stations[0]?.y ?? top, stations.at(-1)?.y ?? top];
  const turn = (to: number, y: number): string =>
    `A${String(radius)} ${String(radius)} 0 0 1 ${String(to)} ${String(y)}`;
  const track =
    `M${String(x)} ${String(first - 8)}V${String(last + 8)}${turn(back, last + 8)}` +
    `V${String(first - 8)}${turn(x, first - 8)}Z`;
  return { track, stations };
}
