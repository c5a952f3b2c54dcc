import * as v from 'valibot';
import { withParts } from './nested.ts';
import type { PublishedItem, PublishedRoadmap } from './published-roadmap.ts';

const text = v.string();
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const line = {
  id: text,
  title: text,
  /** Address with the base; null for a nested line without a page. */
  href: v.nullable(text),
  /** Published progress. */
  done: v.boolean(),
  /** Hours to plan with, those of nested lines included; null where none is named. */
  hours: v.nullable(v.number()),
  checkpoints: count,
};

const leaf = v.object({ ...line, parts: v.array(v.lazy((): v.GenericSchema => item)) });

/** A line of the route book. */
export type BookLine = Omit<v.InferOutput<typeof leaf>, 'parts'> & { parts: BookLine[] };

const item: v.GenericSchema<BookLine> = leaf as v.GenericSchema<BookLine>;

const phase = v.object({
  id: text,
  number: count,
  title: text,
  href: text,
  period: v.nullable(v.object({ start: text, end: text })),
  items: v.array(item),
});

/** What pages about the reader's way carry: all that can be planned, named or compared, and no texts. */
export const routeBookSchema = v.object({ phases: v.array(phase), ring: v.array(item) });

export type RouteBook = v.InferOutput<typeof routeBookSchema>;
export type BookPhase = RouteBook['phases'][number];

/** The part of the roadmap that {@link routeBookSchema} names; `href` makes a link of an address. */
export function routeBook(roadmap: PublishedRoadmap, href: (address: string) => string): RouteBook {
  const lineOf = (source: PublishedItem): BookLine => ({
    id: source.id,
    title: source.title,
    href: source.url === null ? null : href(source.url),
    done: source.done,
    hours: hoursOf(source),
    checkpoints: source.checkpoints,
    parts: source.parts.map(lineOf),
  });
  return {
    phases: roadmap.phases.map(({ id, number, title, url, start, end, items }) => ({
      id,
      number,
      title,
      href: href(url),
      period: start !== null && end !== null ? { start, end } : null,
      items: items.map(lineOf),
    })),
    ring: roadmap.ring.map(lineOf),
  };
}

/** Gives the name of a line by its id; the id itself for one that the site does not know any more. */
export function titlesIn(book: RouteBook): (id: string) => string {
  const lines = linesById(book);
  return (id) => lines.get(id)?.title ?? id;
}

/** Every line with a name, by id: items, parts, supplements. */
function linesById({ phases, ring }: RouteBook): Map<string, BookLine> {
  const lines = [...phases.flatMap(({ items }) => items), ...ring].flatMap(withParts);
  return new Map(lines.map((one) => [one.id, one]));
}

function hoursOf(source: PublishedItem): number | null {
  const named = withParts(source).flatMap(({ hours }) => hours ?? []);
  return named.length === 0 ? null : named.reduce((sum, hours) => sum + hours, 0);
}
