import { periodWords } from './period-words.ts';
import type { PublishedRoadmap } from './published-roadmap.ts';

/** Where a reader begins: the first item that the owner has not passed, else the first of all. */
export function firstStation(
  roadmap: PublishedRoadmap,
): { id: string; title: string; url: string; line: number } | null {
  const stations = roadmap.phases.flatMap(({ number, items }) =>
    items.flatMap(({ id, title, url, done }) =>
      url === null ? [] : [{ id, title, url, done, line: number }],
    ),
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
