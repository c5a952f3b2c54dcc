import { addDays, daysBetween } from '../../roadmap/day.ts';
import type { Day } from '../../roadmap/roadmap.ts';
import type { PlanSettings } from '../plan/plan-settings.ts';
import { joined } from '../plan/plan-settings.ts';
import { byteReader, byteWriter } from './bytes.ts';

/** Days are counted from here in 16 bits, up to 2179; 0 is no day. */
const DAY_0: Day = '1999-12-31';
const LAST_DAY = 0xffff;

/** Packs plan settings: 5 bytes, and 4 for each period of days off. */
export function packPlan({ start, weekdaysOff, daysOff, hours }: PlanSettings): Uint8Array {
  const out = byteWriter();
  out.uint(start === null ? 0 : daysBetween(DAY_0, start), 2);
  out.uint(
    weekdaysOff.reduce((mask, weekday) => mask | (1 << (weekday - 1)), 0),
    1,
  );
  out.uint(hours ?? 0, 1);
  out.length(daysOff.length);
  for (const period of daysOff) {
    out.uint(daysBetween(DAY_0, period.start), 2);
    out.uint(daysBetween(period.start, period.end), 2);
  }
  return out.bytes();
}

/** Unpacks plan settings; null when the bytes are none that {@link packPlan} writes. */
export function unpackPlan(bytes: Uint8Array): PlanSettings | null {
  const input = byteReader(bytes);
  const start = input.uint(2);
  const mask = input.uint(1);
  const hours = input.uint(1);
  const daysOff = Array.from({ length: Math.min(input.length(), bytes.length) }, () => {
    const first = input.uint(2);
    return { first, last: first + input.uint(2) };
  });
  const isSound =
    input.isSound() && input.isAtEnd() && daysOff.every(({ first, last }) => first > 0 && last <= LAST_DAY);
  if (!isSound || mask >= 127 || hours > 168) return null;
  const settings: PlanSettings = {
    start: start === 0 ? null : addDays(DAY_0, start),
    weekdaysOff: [1, 2, 3, 4, 5, 6, 7].filter((weekday) => mask & (1 << (weekday - 1))),
    daysOff: joined(
      daysOff.map(({ first, last }) => ({ start: addDays(DAY_0, first), end: addDays(DAY_0, last) })),
    ),
    hours: hours === 0 ? null : hours,
  };
  return settings.daysOff.length === daysOff.length ? settings : null;
}
