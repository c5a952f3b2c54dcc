import * as v from 'valibot';
import { periodWords } from './period-words.ts';
import type { PublishedRoadmap } from './published-roadmap.ts';

/** What a page carries so that the browser can tell today's place on the route. */
export const todayPlanSchema = v.object({
  phases: v.array(
    v.object({
      number: v.number(),
      title: v.string(),
      period: v.nullable(v.object({ start: v.string(), end: v.string() })),
      items: v.array(v.object({ id: v.string(), title: v.string(), href: v.string(), done: v.boolean() })),
    }),
  ),
});

export type TodayPlan = v.InferOutput<typeof todayPlanSchema>;

/** The part of the roadmap that {@link todayPlanSchema} names; `href` makes a link of an address. */
export function todayPlan(roadmap: PublishedRoadmap, href: (address: string) => string): TodayPlan {
  return {
    phases: roadmap.phases.map(({ number, title, start, end, items }) => ({
      number,
      title,
      period: start !== null && end !== null ? { start, end } : null,
      items: items.map((item) => ({
        id: item.id,
        title: item.title,
        href: href(item.url ?? '/'),
        done: item.done,
      })),
    })),
  };
}

/** Where a reader begins: the first item that the owner has not passed, else the first of all. */
export function firstStation(roadmap: PublishedRoadmap): { title: string; url: string; line: number } | null {
  const stations = roadmap.phases.flatMap(({ number, items }) =>
    items.flatMap(({ title, url, done }) => (url === null ? [] : [{ title, url, done, line: number }])),
  );
  return stations.find(({ done }) => !done) ?? stations[0] ?? null;
}

/** From the first day of the plan to the last, in words; null without dates. */
export function plannedSpan(roadmap: PublishedRoadmap): string | null {
  const dated = roadmap.phases.filter(({ start, end }) => start !== null && end !== null);
  const first = dated[0]?.start;
  const last = dated.at(-1)?.end;
  return first && last ? (periodWords({ start: first, end: last })?.words ?? null) : null;
}
