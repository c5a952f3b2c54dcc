import { getCollection } from 'astro:content';
import type { CollectionEntry } from 'astro:content';
import type { Item, Phase } from '../roadmap/roadmap.ts';
import { addressOf } from '../roadmap/addresses.ts';
import type { PublishedItem, PublishedPhase, PublishedRoadmap } from '../roadmap/published-roadmap.ts';
import { PUBLISHED_VERSION } from '../roadmap/published-roadmap.ts';
import { RING } from './content-paths.ts';
import { countNote } from './note-counts.ts';
import { questionsByPage } from './questions/questions-by-page.ts';
import { roadmapEntry } from './roadmap-entry.ts';

type Note = CollectionEntry<'docs'>;

let built: Promise<PublishedRoadmap> | undefined;

/**
 * The roadmap joined with its notes: what `roadmap.json` publishes and what pages are made from. Made once a build;
 * in dev on each call, so that edits show.
 */
export function siteModel(): Promise<PublishedRoadmap> {
  if (import.meta.env.DEV) return buildModel();
  built ??= buildModel();
  return built;
}

async function buildModel(): Promise<PublishedRoadmap> {
  const roadmap = await roadmapEntry();
  const notes = new Map((await getCollection('docs')).map((note) => [note.id, note]));
  const related = relations(notes);
  const questions = await questionsByPage();
  const joins: Joins = { related, questionsOf: (id) => questions.get(id)?.length ?? 0 };
  const item = (source: Item): PublishedItem => publishItem(source, notes.get(source.id), joins, item);
  return {
    version: PUBLISHED_VERSION,
    title: roadmap.title,
    goal: roadmap.goal,
    start: roadmap.start,
    phases: roadmap.phases.map((phase) => publishPhase(phase, notes.get(phase.id), item)),
    ring: [...notes.values()]
      .filter(({ id }) => id.startsWith(`${RING}/`))
      .toSorted((a, b) => placeOnRing(a) - placeOnRing(b) || a.id.localeCompare(b.id))
      .map((note) => publishSupplement(note, joins)),
  };
}

function publishPhase(
  phase: Phase,
  note: Note | undefined,
  item: (source: Item) => PublishedItem,
): PublishedPhase {
  return {
    id: phase.id,
    number: phase.number,
    title: note?.data.title ?? phase.title,
    text: phase.title,
    url: addressOf(phase.id),
    description: note?.data.description ?? '',
    start: phase.period?.start ?? null,
    end: phase.period?.end ?? null,
    items: phase.items.map(item),
  };
}

function publishItem(
  source: Item,
  note: Note | undefined,
  joins: Joins,
  part: (source: Item) => PublishedItem,
): PublishedItem {
  return {
    id: source.id,
    title: note?.data.title ?? source.text,
    text: source.text,
    url: source.hasPage ? addressOf(source.id) : null,
    kind: note?.data.kind ?? 'topic',
    done: source.done,
    ...describe(note, joins),
    parts: source.parts.map(part),
  };
}

function publishSupplement(note: Note, joins: Joins): PublishedItem {
  const { id } = note;
  const { title } = note.data;
  return {
    ...{ id, title, text: title, url: addressOf(id), kind: 'supplement', done: false },
    ...describe(note, joins),
    parts: [],
  };
}

function placeOnRing({ data }: Note): number {
  return data.order ?? Number.MAX_SAFE_INTEGER;
}

/** What stands in other files than the note itself. */
interface Joins {
  related: Map<string, string[]>;
  questionsOf: (id: string) => number;
}

type Described = Omit<PublishedItem, 'id' | 'title' | 'text' | 'url' | 'kind' | 'done' | 'parts'>;

function describe(note: Note | undefined, { related, questionsOf }: Joins): Described {
  const body = note?.body ?? '';
  return {
    written: body.trim() !== '',
    description: note?.data.description ?? '',
    hours: note?.data.hours ?? null,
    ...countNote(body),
    questions: questionsOf(note?.id ?? ''),
    related: related.get(note?.id ?? '') ?? [],
  };
}

/** Addresses of related pages by page id: a relation that one side names holds for both. */
function relations(notes: Map<string, Note>): Map<string, string[]> {
  const related = new Map<string, Set<string>>();
  const add = (id: string, address: string): void => {
    related.set(id, (related.get(id) ?? new Set()).add(address));
  };
  for (const note of notes.values()) {
    for (const address of note.data.related ?? []) {
      add(note.id, address);
      add(address.slice(1, -1), addressOf(note.id));
    }
  }
  return new Map([...related].map(([id, addresses]) => [id, [...addresses].toSorted()]));
}
