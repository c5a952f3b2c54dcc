import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { addressOf, neighboursOf, pagesOf } from '../../roadmap/addresses.ts';
import type { RoadmapPage } from '../../roadmap/addresses.ts';
import { withoutNumbers } from '../../roadmap/folder-link.ts';
import { readRoadmap } from '../../roadmap/read-roadmap.ts';
import type { Roadmap } from '../../roadmap/roadmap.ts';
import { numbered } from '../../roadmap/slug.ts';
import { BuildProblemsError } from '../build-problem.ts';
import type { BuildProblem } from '../build-problem.ts';
import { checkContent } from '../check-content.ts';
import { readContent, readIfThere } from '../content-files.ts';
import type { Content } from '../content-files.ts';
import { CONTENT, RING, ROADMAP_FILE } from '../content-paths.ts';
import { readLedger, takenAnchorIds } from '../ledger/keep-ids.ts';
import { readFrontMatter } from '../front-matter.ts';
import { isWritten, parseMarkdownFile } from '../markdown-file.ts';
import type { MarkdownFile } from '../markdown-file.ts';
import { linkItem } from './link-item.ts';
import { frontMatter, noteText, withRelated } from './note-skeleton.ts';
import type { NoteStart } from './note-skeleton.ts';
import { openItems } from './open-items.ts';
import type { OpenItem } from './open-items.ts';

/** What a command has made. */
export interface NewNote {
  /** The note, from the root of the repository. */
  file: string;
  /** The line of the roadmap that was linked, null where none was. */
  linkedLine: number | null;
}

/** The lines of the roadmap that wait for their notes. */
export async function findOpenItems(root: URL): Promise<OpenItem[]> {
  const { content } = await readContent(root);
  return openItems(content.roadmap, writtenPages(content));
}

/**
 * Writes the beginning of an item's note, and links the item to its folder where it is not linked yet.
 *
 * @param folder under `content/`, without a closing slash; left aside for an item that has one
 * @throws BuildProblemsError when the roadmap would not be readable afterwards; nothing is written then
 */
export async function newTopic(root: URL, { item, phase }: OpenItem, folder: string): Promise<NewNote> {
  const source = await readFile(new URL(ROADMAP_FILE, root), 'utf8');
  const linked = item.folder === null ? linkItem(source, item, folder) : source;
  if (typeof linked !== 'string') throw new BuildProblemsError([linked]);
  const { roadmap } = readRoadmap(linked);
  const room = item.folder ?? folder;
  const { content } = await readContent(root);
  const start: NoteStart = {
    title: item.text,
    description: `${item.text} – пункт фазы «${phase.title}»`,
    kind: 'topic',
    related: roadmap ? neighbours(roadmap, withoutNumbers(room)) : [],
  };
  const file = await writeNote(root, content, room, start);
  if (linked === source) return { file, linkedLine: null };
  await writeFile(new URL(ROADMAP_FILE, root), linked);
  return { file, linkedLine: item.line };
}

/**
 * Writes the beginning of a supplement's note.
 *
 * @param slug name of its folder in `content/ring/`
 * @throws BuildProblemsError when the slug is no name for a folder
 */
export async function newSupplement(root: URL, slug: string, title: string): Promise<NewNote> {
  const room = `${RING}/${slug}`;
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug)) {
    const remedy = 'use small Latin letters, digits and hyphens, as in `npm run new ring load-balancing`';
    throw new BuildProblemsError([
      { file: `${CONTENT}/${room}`, line: 1, found: `the name "${slug}"`, remedy },
    ]);
  }
  const { content } = await readContent(root);
  const others = content.notes
    .map(({ page }) => page)
    .filter((page) => page.startsWith(`${RING}/`) && page !== room);
  const near = others.at(-1) ?? pagesOf(content.roadmap).find(({ kind }) => kind !== 'phase')?.id;
  const start: NoteStart = {
    title,
    description: `${title} – дополнение к плану`,
    kind: 'supplement',
    related: near === undefined ? [] : [addressOf(near)],
  };
  return { file: await writeNote(root, content, room, start), linkedLine: null };
}

/** What is wrong with a note and with what stands beside it. */
export async function checkNote(root: URL, file: string): Promise<BuildProblem[]> {
  const { content, problems } = await readContent(root);
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  return [...problems, ...checkContent(content)].filter((problem) => problem.file.startsWith(folder));
}

/** A note with text is left as it is; one with front matter alone keeps that. */
async function writeNote(root: URL, content: Content, room: string, start: NoteStart): Promise<string> {
  const { entries } = await readLedger(root);
  const taken = takenAnchorIds(content, entries);
  const slug = room.split('/').at(-1) ?? room;
  const textOf = (title: string): string => noteText(title, (about) => numbered(`${slug}-${about}`, taken));
  for (const name of ['index.md', 'index.mdx']) {
    const file = `${CONTENT}/${room}/${name}`;
    const existing = await readIfThere(new URL(file, root));
    if (existing === null) continue;
    const note = parseMarkdownFile({ file, page: withoutNumbers(room), text: existing });
    if (!('tree' in note) || isWritten(note)) return file;
    const { title, kind } = headOf(note);
    if (kind !== start.kind) throw new BuildProblemsError([otherKind(file, kind)]);
    await writeFile(
      new URL(file, root),
      `${withRelated(existing.trimEnd(), start.related)}\n${textOf(title ?? start.title)}`,
    );
    return file;
  }
  const file = `${CONTENT}/${room}/index.md`;
  await mkdir(new URL('./', new URL(file, root)), { recursive: true });
  await writeFile(new URL(file, root), frontMatter(start) + textOf(start.title));
  return file;
}

function headOf({ frontMatter: yaml, file, page }: MarkdownFile): { title: string | null; kind: string } {
  const { value } = readFrontMatter(yaml, file);
  const head = typeof value === 'object' && value !== null ? value : {};
  const title = 'title' in head && typeof head.title === 'string' ? head.title : null;
  const usual = page.startsWith(`${RING}/`) ? 'supplement' : 'topic';
  return { title, kind: 'kind' in head && typeof head.kind === 'string' ? head.kind : usual };
}

function otherKind(file: string, kind: string): BuildProblem {
  return {
    file,
    line: 1,
    found: `a page of the kind ${kind}, for which the sections of a topic do not fit`,
    remedy: 'write it by hand, after a page of its kind',
  };
}

/** The linked pages before and after on the route, else the phase: addresses that will not change with the next link. */
function neighbours(roadmap: Roadmap, id: string): string[] {
  const pages = pagesOf(roadmap);
  const { previous, next } = neighboursOf(pages, id);
  const beside = [previous, next].filter(
    (page) => page !== null && page.kind !== 'phase' && folderOf(page) !== null,
  );
  const phase = pages.find((page) => page.id === id)?.phase;
  const related =
    beside.length > 0 ? beside : pages.filter((page) => page.kind === 'phase' && page.phase === phase);
  return related.flatMap((page) => page?.address ?? []);
}

function folderOf(page: RoadmapPage): string | null {
  if (page.kind === 'phase') return page.phase.folder;
  return page.kind === 'part' ? page.part.folder : page.item.folder;
}

function writtenPages({ notes }: Content): Set<string> {
  return new Set(
    notes.flatMap((source) => {
      const note = parseMarkdownFile(source);
      return 'tree' in note && !isWritten(note) ? [] : [source.page];
    }),
  );
}
