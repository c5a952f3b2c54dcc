import * as v from 'valibot';
import { isDay } from '../../roadmap/day.ts';
import { presentKey } from '../aliases.ts';
import type { Aliases } from '../aliases.ts';
import { evidenceSchema, reviewSchema } from '../stored-schema.ts';
import { STATES } from '../values.ts';
import type { Opened, Refusal, Shared } from './shared.ts';

const FORMAT = 'route-500k share';
const VERSION = 1;

const sender = v.pipe(v.string(), v.regex(/^[\w-]{8}$/));
const sent = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e15));
const day = v.pipe(v.string(), v.regex(/^20\d\d-/), v.check(isDay));
const weekday = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7));
const hours = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(168));
const byId = <Value extends v.GenericSchema>(
  value: Value,
): v.RecordSchema<v.StringSchema<undefined>, Value, undefined> => v.record(v.string(), value);

const content = v.variant('kind', [
  v.object({
    kind: v.literal('progress'),
    sender,
    sent,
    states: byId(v.picklist(STATES)),
    plan: v.nullable(
      v.object({
        start: v.nullable(day),
        weekdaysOff: v.pipe(v.array(weekday), v.maxLength(6)),
        daysOff: v.array(v.object({ start: day, end: day })),
        hours: v.nullable(hours),
      }),
    ),
    notes: byId(v.string()),
    evidence: byId(v.array(evidenceSchema)),
  }),
  v.object({ kind: v.literal('review'), sender, sent, to: sender, reviews: byId(reviewSchema) }),
]);

const head = v.object({ format: v.literal(FORMAT), version: v.pipe(v.number(), v.integer(), v.minValue(1)) });

/** The text of a file with what does not fit a link; {@link openShareFile} opens it. */
export function shareFile(shared: Shared): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, ...shared }, null, 1)}\n`;
}

/** Opens a file that {@link shareFile} has written. Never throws. Ids are those of today. */
export function openShareFile(text: string, aliases: Aliases): Opened {
  if (text.trim() === '') return refused('empty');
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return refused('damaged');
  }
  if (!v.is(head, data)) return refused('foreign');
  if (data.version > VERSION) return refused('newer');
  const reading = v.safeParse(content, data);
  return reading.success
    ? { ok: true, shared: renamed(reading.output as Shared, aliases) }
    : refused('invalid');
}

function renamed(shared: Shared, aliases: Aliases): Shared {
  const today = <T>(source: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(source).map(([id, value]) => [presentKey(id, aliases), value]));
  if (shared.kind === 'review') return { ...shared, reviews: today(shared.reviews) };
  return {
    ...shared,
    states: today(shared.states),
    notes: today(shared.notes),
    evidence: today(shared.evidence),
  };
}

function refused(reason: Refusal): Opened {
  return { ok: false, reason };
}
