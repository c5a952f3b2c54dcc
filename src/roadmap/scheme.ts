import { labelWidth, wrapLabel } from './label.ts';
import type { PublishedItem, PublishedPhase, PublishedRoadmap } from './published-roadmap.ts';
import { drawRing, type SchemeRing } from './scheme-ring.ts';
import {
  LINE_HEIGHT,
  MOST_STATIONS,
  bottomOf,
  type SchemeSizes,
  type SchemeStation,
} from './scheme-station.ts';

/** Beyond this a scheme is no longer readable and the list alone is shown. */
const MOST_LINES = 8;

/** A line of the scheme: a phase. */
export interface SchemeLine {
  phase: PublishedPhase;
  /** Centre of the badge with the line's number. */
  badge: { x: number; y: number };
  /** Lines of the phase's title beside the badge. */
  title: string[];
  /** SVG path of the track. */
  track: string;
  stations: SchemeStation[];
}

export interface Scheme {
  width: number;
  height: number;
  lines: SchemeLine[];
  /** Paths of the passages that join the projects of neighbouring lines. */
  passages: string[];
  /** The supplements; null where there are none, or too many. */
  ring: SchemeRing | null;
}

/** Five lines beside one another in the width of the page. */
export const WIDE: SchemeSizes = { width: 1072, columns: 5, pitch: 60, fontSize: 15 };

/** One line under another, for a phone held upright. */
export const NARROW: SchemeSizes = { width: 328, columns: 1, pitch: 50, fontSize: 16 };

const TRACK_INSET = 22;
const LABEL_GAP = 20;
const HEADER = 84;
const BADGE_Y = 20;
/** Side of the 45° turn with which a line of the wide scheme runs into its terminus. */
const TURN = 26;
const BETWEEN_BLOCKS = 44;

/**
 * Draws the roadmap as a transit scheme: a line per phase, a station per item, a passage between the projects that end
 * neighbouring lines, and the ring of supplements beneath. Positions only; colours and links are the component's.
 *
 * @returns null where there are more lines or stations than a scheme can hold
 */
export function drawScheme(
  { phases, ring: supplements }: Pick<PublishedRoadmap, 'phases' | 'ring'>,
  sizes: SchemeSizes,
): Scheme | null {
  if (phases.length > MOST_LINES || phases.some(({ items }) => items.length > MOST_STATIONS)) return null;
  const columns = Math.min(
    sizes.columns,
    Math.ceil(phases.length / Math.ceil(phases.length / sizes.columns)),
  );
  const lines: SchemeLine[] = [];
  const passages: string[] = [];
  let top = 0;
  for (let first = 0; first < phases.length; first += columns) {
    const row = phases.slice(first, first + columns);
    const block = drawRow(row, top, sizes, sizes.width / columns);
    lines.push(...block.lines);
    passages.push(...block.passages);
    top = block.bottom + BETWEEN_BLOCKS;
  }
  const ring = drawRing(supplements, phases, top, sizes);
  return { width: sizes.width, height: ring?.bottom ?? top - BETWEEN_BLOCKS, lines, passages, ring };
}

interface Row {
  lines: SchemeLine[];
  passages: string[];
  bottom: number;
}

function drawRow(
  phases: readonly PublishedPhase[],
  top: number,
  sizes: SchemeSizes,
  columnWidth: number,
): Row {
  const stops = Math.max(...phases.map(({ items }) => items.length));
  const terminusY = top + HEADER + (stops - 1) * sizes.pitch + (phases.length > 1 ? 12 : 0);
  const lines = phases.map((phase, column) =>
    drawLine(phase, { x: column * columnWidth + TRACK_INSET, top, terminusY, columnWidth, sizes }),
  );
  const termini = lines
    .flatMap(({ stations }) => stations.at(-1) ?? [])
    .filter((station) => station.y === terminusY);
  const passages = termini.slice(1).map((to, index) => passage(termini[index] ?? to, to));
  const gathering = gatheringStation(lines, termini);
  const last = termini.at(-1);
  if (gathering && last) passages.push(passageUp(last, gathering));
  const lowest = Math.max(
    ...lines.flatMap(({ stations }) => stations.map((station) => bottomOf(station, sizes))),
  );
  return { lines, passages: phases.length > 1 ? passages : [], bottom: lowest + sizes.fontSize };
}

interface Column {
  x: number;
  top: number;
  terminusY: number;
  columnWidth: number;
  sizes: SchemeSizes;
}

function drawLine(phase: PublishedPhase, column: Column): SchemeLine {
  const { x, top, terminusY, columnWidth, sizes } = column;
  const labelEm = (columnWidth - TRACK_INSET - LABEL_GAP - 10) / sizes.fontSize;
  const terminal = sizes.columns > 1 && isInterchange(phase.items.at(-1));
  const stations = phase.items.map((item, index): SchemeStation => {
    const ends = terminal && index === phase.items.length - 1;
    const y = ends ? terminusY : top + HEADER + index * sizes.pitch;
    const lines = wrapLabel(item.title, labelEm, ends ? 3 : 2);
    const shift = ((lines.length - 1) * LINE_HEIGHT * sizes.fontSize) / 2;
    const label = ends
      ? { x: x + TURN - 10, y: y + 22 + sizes.fontSize * 0.8, lines, anchor: 'start' as const }
      : { x: x + LABEL_GAP, y: y + sizes.fontSize * 0.35 - shift, lines, anchor: 'start' as const };
    return { item, x: ends ? x + TURN : x, y, label, interchange: isInterchange(item) };
  });
  const end = stations.at(-1);
  const down =
    end && end.x !== x
      ? `V${String(end.y - TURN)}L${String(end.x)} ${String(end.y)}`
      : `V${String(end?.y ?? top)}`;
  const titleEm = (columnWidth - TRACK_INSET - LABEL_GAP - 10) / (sizes.fontSize + 1);
  return {
    phase,
    badge: { x, y: top + BADGE_Y },
    title: wrapLabel(phase.title, titleEm * (labelWidth('а') / labelWidth('А') + 0.1), 1),
    track: `M${String(x)} ${String(top + BADGE_Y)}${down}`,
    stations,
  };
}

function isInterchange(item: PublishedItem | undefined): boolean {
  return item?.kind === 'project' || item?.kind === 'hub';
}

/** The station that is related to two or more of the termini, right of all of them: where the projects are shown. */
function gatheringStation(
  lines: readonly SchemeLine[],
  termini: readonly SchemeStation[],
): SchemeStation | undefined {
  const urls = new Set(termini.map(({ item }) => item.url));
  const right = Math.max(...termini.map(({ x }) => x));
  return lines
    .flatMap(({ stations }) => stations)
    .filter((station) => station.x > right)
    .find(({ item }) => item.related.filter((url) => urls.has(url)).length >= 2);
}

function passage(from: SchemeStation, to: SchemeStation): string {
  return `M${String(from.x)} ${String(from.y)}H${String(to.x)}`;
}

function passageUp(from: SchemeStation, to: SchemeStation): string {
  const gutter = to.x - TRACK_INSET;
  const turn = 16;
  return (
    `M${String(from.x)} ${String(from.y)}H${String(gutter - turn)}l${String(turn)} ${String(-turn)}` +
    `V${String(to.y + TRACK_INSET)}L${String(to.x)} ${String(to.y)}`
  );
}
