import type { Day } from '../roadmap/roadmap.ts';

/** The calendar day of an instant where the reader is. */
export function localDay(now: Date): Day {
  const pad = (value: number, width: number): string => String(value).padStart(width, '0');
  return `${pad(now.getFullYear(), 4)}-${pad(now.getMonth() + 1, 2)}-${pad(now.getDate(), 2)}` as Day;
}
