import { withParts } from '../roadmap/nested.ts';
import type { Roadmap } from '../roadmap/roadmap.ts';
import { RING, ROADMAP_FILE, CONTENT } from './content-paths.ts';
import type { BuildProblem } from './build-problem.ts';

/** Names that a Markdown file beside a note may have without being a note. */
const COMPANIONS = new Set(['questions.md', 'README.md']);

/** The result of {@link bindNotes}. */
export interface Binding {
  /** Page id of each note, by its path under `content/`. */
  ids: Map<string, string>;
  problems: BuildProblem[];
}

/**
 * Binds the Markdown files of the content to the pages that they write: a phase's `index`, a topic's `index`, a
 * supplement of the ring.
 *
 * @param roadmap whose items name the folders
 * @param files every Markdown file under `content/`, by paths with forward slashes (`1-ramp-up/docker/index.mdx`)
 * @param folders every folder under `content/`, likewise
 */
export function bindNotes(roadmap: Roadmap, files: readonly string[], folders: readonly string[]): Binding {
  const pages = pagesByFolder(roadmap);
  const problems = missingFolders(roadmap, new Set(folders));
  const ids = new Map<string, string>();
  const noteOf = new Map<string, string>();
  for (const file of files.toSorted()) {
    const cut = file.lastIndexOf('/');
    const folder = file.slice(0, Math.max(cut, 0));
    const name = file.slice(cut + 1);
    if (file === 'roadmap.md' || COMPANIONS.has(name)) continue;
    const id = isNote(name) ? (pages.get(folder) ?? ringId(folder)) : undefined;
    if (id === undefined) {
      problems.push(stray(file, name));
      continue;
    }
    const other = noteOf.get(id);
    if (other !== undefined) {
      problems.push(second(file, other, id));
      continue;
    }
    noteOf.set(id, file);
    ids.set(file, id);
  }
  return { ids, problems };
}

function pagesByFolder(roadmap: Roadmap): Map<string, string> {
  const pages = new Map<string, string>();
  for (const phase of roadmap.phases) {
    if (phase.folder !== null) pages.set(phase.folder, phase.id);
    for (const item of phase.items.flatMap(withParts)) {
      if (item.folder !== null) pages.set(item.folder, item.id);
    }
  }
  return pages;
}

function missingFolders(roadmap: Roadmap, folders: ReadonlySet<string>): BuildProblem[] {
  return roadmap.phases
    .flatMap((phase) => phase.items.flatMap(withParts))
    .filter((item) => item.folder !== null && !folders.has(item.folder))
    .map((item) => ({
      file: ROADMAP_FILE,
      line: item.line,
      found: `the item «${item.text}» links to ${String(item.folder)}/, and there is no folder ${CONTENT}/${String(item.folder)}/`,
      remedy: `make the folder with an index.md in it (npm run new), or mend the link, or take it away`,
    }));
}

function isNote(name: string): boolean {
  return name === 'index.md' || name === 'index.mdx';
}

function ringId(folder: string): string | undefined {
  const [ring, topic, ...deeper] = folder.split('/');
  if (ring !== RING || deeper.length > 0) return undefined;
  return topic === undefined ? RING : `${RING}/${topic}`;
}

function stray(file: string, name: string): BuildProblem {
  return {
    file: `${CONTENT}/${file}`,
    line: 1,
    found: isNote(name)
      ? 'a note that no item of the roadmap names'
      : 'a Markdown file that is neither a note nor its questions',
    remedy: isNote(name)
      ? `link an item of ${ROADMAP_FILE} to its folder, or move the folder to ${CONTENT}/${RING}/`
      : 'name it index.md (a note), questions.md (questions beside a note) or README.md (not shown)',
  };
}

function second(file: string, other: string, id: string): BuildProblem {
  return {
    file: `${CONTENT}/${file}`,
    line: 1,
    found: `a second note for /${id}/; the first is ${CONTENT}/${other}`,
    remedy: 'keep one of the two',
  };
}
