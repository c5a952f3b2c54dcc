import * as v from 'valibot';
import { LAST_TIME } from './entry.ts';
import { VERSION } from './progress.ts';
import type { CollectionName, Evidence, Review, Settings } from './values.ts';
import { STATES, VERDICTS } from './values.ts';

const matching = (pattern: RegExp): v.GenericSchema<string> => v.pipe(v.string(), v.regex(pattern));
const wholeNumber = (least: number, most: number): v.GenericSchema<number> =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

/** A proof of work. */
export const evidenceSchema: v.GenericSchema<Evidence> = v.object({
  url: v.pipe(v.string(), v.regex(/^https?:/i), v.url()),
  text: v.string(),
});

/** A mentor's word on an item. */
export const reviewSchema: v.GenericSchema<Review> = v.object({
  verdict: v.nullable(v.picklist(VERDICTS)),
  comment: v.string(),
});

const settings: { [Name in keyof Settings]: v.GenericSchema<Settings[Name]> } = {
  basis: v.picklist(['own', 'published']),
  start: v.nullable(matching(/^20\d\d-\d\d-\d\d$/)),
  weekdaysOff: matching(/^(?!.*(.).*\1)[1-7]{0,6}$/),
  hours: v.nullable(wholeNumber(1, 168)),
  place: v.object({ at: v.string(), title: v.string() }),
  sender: matching(/^[\w-]{8}$/),
};

const entry = (value: v.GenericSchema): v.GenericSchema =>
  v.strictTuple([value, wholeNumber(0, LAST_TIME), matching(/^[\w-]{1,16}$/)]);

const collection = (key: RegExp, value: v.GenericSchema): v.GenericSchema =>
  v.record(matching(key), entry(value));

const id = /^\S{1,300}$/;
const idAndName = /^\S{1,300} [\w-]{1,16}$/;

/** The collections of a stored document. Settings that this version does not know may be anything. */
export const storedCollections: Record<CollectionName, v.GenericSchema> = {
  ticks: collection(id, v.picklist(STATES)),
  notes: collection(id, v.string()),
  evidence: collection(idAndName, v.nullable(evidenceSchema)),
  reviews: collection(idAndName, v.nullable(reviewSchema)),
  bookmarks: collection(/^\S{1,600}$/, v.nullable(v.string())),
  daysOff: collection(/^20\d\d-\d\d-\d\d\/20\d\d-\d\d-\d\d$/, v.boolean()),
  activity: collection(/^\d{4}-\d\d-\d\d [\w-]{1,16}$/, wholeNumber(0, 1e6)),
  settings: v.intersect([
    v.object(
      Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, v.optional(entry(value))])),
    ),
    collection(/^\w{1,60}$/, v.unknown()),
  ]),
};

/**
 * The document in which progress is stored and exported, version 1: what `progressText` writes. A newer minor version
 * may have more fields. `guards.ts` reads by the same rules, entry by entry, and keeps what is whole of a document that
 * is not.
 */
export const storedSchema = v.looseObject({
  version: v.literal(VERSION),
  minor: wholeNumber(0, 1e6),
  ...storedCollections,
});
