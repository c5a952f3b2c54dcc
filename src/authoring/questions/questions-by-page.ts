import { getCollection } from 'astro:content';
import type { CollectionEntry } from 'astro:content';

type ByPage = ReadonlyMap<string, CollectionEntry<'questions'>[]>;

let grouped: Promise<ByPage> | undefined;

/** The entries of questions by the id of their page, in the order of their files. Grouped once a build; in dev each time. */
export function questionsByPage(): Promise<ByPage> {
  if (import.meta.env.DEV) return group();
  grouped ??= group();
  return grouped;
}

async function group(): Promise<ByPage> {
  const entries = await getCollection('questions');
  return Map.groupBy(
    entries.toSorted((a, b) => a.data.order - b.data.order),
    ({ data }) => data.page,
  );
}
