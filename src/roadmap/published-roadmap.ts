import * as v from 'valibot';

/** Version of the published roadmap's shape; grows when a reader of version N could misread the new one. */
export const PUBLISHED_VERSION = 1;

/** What a page of the site is. */
export const KINDS = ['topic', 'project', 'hub', 'career', 'supplement'] as const;

/** `2026-11-25`, or `--11-25` where the document names no year. */
const day = v.pipe(v.string(), v.regex(/^(?:\d{4}-|--)\d{2}-\d{2}$/));

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const line = {
  /** Stable id: the page's folder without its number. */
  id: v.string(),
  /** Short title: the note's, else the owner's wording. */
  title: v.string(),
  /** The owner's wording in the roadmap; of a supplement, its title. */
  text: v.string(),
  /** Address without the base, with slashes; null for a nested line without a page. */
  url: v.nullable(v.string()),
  kind: v.picklist(KINDS),
  /** Published progress: ticked by the owner in the document. */
  done: v.boolean(),
  /** Whether the note is written; without one the page says what the item is. */
  written: v.boolean(),
  description: v.string(),
  /** Hours to plan with, null where the note names none. */
  hours: v.nullable(v.number()),
  /** Words of prose, without code and diagrams. */
  words: count,
  diagrams: count,
  questions: count,
  checkpoints: count,
  snippets: count,
  /** Addresses of related pages, named by either side. */
  related: v.array(v.string()),
};

const leaf = v.object({ ...line, parts: v.array(v.lazy((): v.GenericSchema => item)) });

/** A line of the published roadmap: an item, a nested part, or a supplement. */
export type PublishedItem = Omit<v.InferOutput<typeof leaf>, 'parts'> & { parts: PublishedItem[] };

const item: v.GenericSchema<PublishedItem> = leaf as v.GenericSchema<PublishedItem>;

const phase = v.object({
  id: v.string(),
  number: v.pipe(count, v.minValue(1)),
  title: v.string(),
  /** The owner's heading without label and period. */
  text: v.string(),
  url: v.string(),
  description: v.string(),
  start: v.nullable(day),
  end: v.nullable(day),
  items: v.array(item),
});

/** The whole model that `dist/roadmap.json` carries. */
export const publishedRoadmap = v.object({
  version: v.literal(PUBLISHED_VERSION),
  title: v.string(),
  goal: v.string(),
  start: v.nullable(day),
  phases: v.array(phase),
  ring: v.array(item),
});

export type PublishedPhase = v.InferOutput<typeof phase>;
export type PublishedRoadmap = v.InferOutput<typeof publishedRoadmap>;
export type Kind = (typeof KINDS)[number];
