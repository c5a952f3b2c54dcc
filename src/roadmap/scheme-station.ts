import type { PublishedItem } from './published-roadmap.ts';

/** Beyond this a line is no longer readable and stands in the list alone. */
export const MOST_STATIONS = 14;

/** Distance of a label's lines, in sizes of its type. */
export const LINE_HEIGHT = 1.22;

/** A station of the scheme, in the units of its drawing (CSS pixels at full size). */
export interface SchemeStation {
  item: PublishedItem;
  x: number;
  y: number;
  /** Where the first line of the label begins, or its middle stands. */
  label: { x: number; y: number; lines: string[]; anchor: 'start' | 'middle' };
  /** Where topics meet: a project, or a page that gathers projects. */
  interchange: boolean;
}

/** Sizes of one drawing, in CSS pixels; the wide one and the narrow one differ in nothing else. */
export interface SchemeSizes {
  width: number;
  /** Lines beside one another. */
  columns: number;
  /** Distance between stations. */
  pitch: number;
  fontSize: number;
}

/** Where a station's label ends. */
export function bottomOf({ label }: SchemeStation, { fontSize }: SchemeSizes): number {
  return label.y + (label.lines.length - 1) * LINE_HEIGHT * fontSize + 8;
}
