import * as v from 'valibot';
import { evidenceSchema, reviewSchema } from '../stored-schema.ts';
import type { Shared, SharedProgress, SharedReview } from './shared.ts';

/** What a link carries beside states and plan. */
export type SharedWords = Pick<SharedProgress, 'notes' | 'evidence'> & Pick<SharedReview, 'reviews'>;

const number = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Words by the numbers of ids. */
const form = v.strictObject({
  n: v.optional(v.array(v.strictTuple([number, v.string()]))),
  e: v.optional(v.array(v.strictTuple([number, v.array(v.strictTuple([v.string(), v.string()]))]))),
  r: v.optional(v.array(v.strictTuple([number, v.nullable(v.string()), v.string()]))),
});

type Form = v.InferOutput<typeof form>;

/**
 * Writes words as JSON in UTF-8.
 *
 * @returns null for words where there are none; how many ids they need; and the ids that have no number
 */
export function wordsToJson(
  shared: Shared,
  numbers: ReadonlyMap<string, number>,
): { words: { json: Uint8Array; count: number } | null; left: string[] } {
  const { notes, evidence: proofs, reviews } = { notes: {}, evidence: {}, reviews: {}, ...shared };
  const left = [notes, proofs, reviews].flatMap((some) => Object.keys(some)).filter((id) => !numbers.has(id));
  const rows = <T, Row>(source: Readonly<Record<string, T>>, row: (place: number, value: T) => Row): Row[] =>
    Object.entries(source).flatMap(([id, value]) => {
      const place = numbers.get(id);
      return place === undefined ? [] : [row(place, value)];
    });
  const n = rows(notes, (place, text): [number, string] => [place, text]);
  const e = rows(proofs, (place, list): [number, [string, string][]] => [
    place,
    list.map(({ url, text }) => [url, text]),
  ]);
  const r = rows(reviews, (place, { verdict, comment }): [number, string | null, string] => [
    place,
    verdict,
    comment,
  ]);
  const places = [...n, ...e, ...r].map(([place]) => place);
  if (places.length === 0) return { words: null, left };
  const json: Form = { ...(n.length > 0 && { n }), ...(e.length > 0 && { e }), ...(r.length > 0 && { r }) };
  return {
    words: { json: new TextEncoder().encode(JSON.stringify(json)), count: Math.max(...places) + 1 },
    left,
  };
}

/** Reads words; null when they are none that {@link wordsToJson} writes. */
export function wordsFromJson(bytes: Uint8Array, ids: readonly string[]): SharedWords | null {
  const reading = v.safeParse(form, parsed(bytes));
  if (!reading.success) return null;
  const { n = [], e = [], r = [] } = reading.output;
  if ([...n, ...e, ...r].some(([place]) => place >= ids.length)) return null;
  const id = (place: number): string => ids[place] ?? '';
  const words = {
    notes: Object.fromEntries(n.map(([place, text]) => [id(place), text])),
    evidence: Object.fromEntries(
      e.map(([place, list]) => [id(place), list.map(([url, text]) => ({ url, text }))]),
    ),
    reviews: Object.fromEntries(r.map(([place, verdict, comment]) => [id(place), { verdict, comment }])),
  };
  return v.is(sharedWords, words) ? words : null;
}

const sharedWords = v.object({
  notes: v.record(v.string(), v.string()),
  evidence: v.record(v.string(), v.array(evidenceSchema)),
  reviews: v.record(v.string(), reviewSchema),
});

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}
