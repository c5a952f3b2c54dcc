import type { Dirent } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Roadmap } from '../roadmap/roadmap.ts';
import { bindNotes } from './bind-notes.ts';
import type { BuildProblem } from './build-problem.ts';
import { CONTENT } from './content-paths.ts';
import type { SourceFile } from './markdown-file.ts';
import { pageIdOf } from './page-id.ts';
import { readRoadmapFile } from './roadmap-file.ts';

/** Name of the file of questions beside a note. */
export const QUESTIONS_FILE = 'questions.md';

/** The glossary, from the root of the repository. */
export const GLOSSARY_FILE = `${CONTENT}/glossary.yml`;

/** All that authors wrote, read and not yet judged. */
export interface Content {
  roadmap: Roadmap;
  notes: SourceFile[];
  /** Every `questions.md`. */
  questions: SourceFile[];
  /** The text of the glossary, null where there is none. */
  glossary: string | null;
}

/**
 * Reads the content.
 *
 * @param root the repository, as a `file:` URL that ends in a slash
 * @returns with the content the problems of binding notes to the roadmap
 * @throws BuildProblemsError when there is no roadmap that could be read
 */
export async function readContent(root: URL): Promise<{ content: Content; problems: BuildProblem[] }> {
  const roadmap = await readRoadmapFile(root);
  const { files, folders } = await listContent(root);
  const { ids, problems } = bindNotes(roadmap, files, folders);
  const notes = [...ids].map(([path, page]) => read(root, `${CONTENT}/${path}`, page));
  const [questions, glossary] = await Promise.all([readQuestionFiles(root), readGlossaryFile(root)]);
  return { content: { roadmap, notes: await Promise.all(notes), questions, glossary }, problems };
}

/** Every file of questions, in order of path. */
export async function readQuestionFiles(root: URL): Promise<SourceFile[]> {
  const { files } = await listContent(root);
  const paths = files
    .filter((path) => path.split('/').at(-1) === QUESTIONS_FILE)
    .map((path) => `${CONTENT}/${path}`);
  return Promise.all(paths.toSorted().map((path) => read(root, path, pageIdOf(path))));
}

/** The text of the glossary; null where there is none. */
export function readGlossaryFile(root: URL): Promise<string | null> {
  return readIfThere(new URL(GLOSSARY_FILE, root));
}

/** The text of a file; null where there is none. */
export async function readIfThere(file: URL): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/**
 * Lists what stands under `content/`: Markdown files and folders, by paths from there with forward slashes. What
 * begins with a dot or an underscore, and Go's `testdata`, is nobody's page.
 */
async function listContent(root: URL): Promise<{ files: string[]; folders: string[] }> {
  const base = fileURLToPath(new URL(`${CONTENT}/`, root));
  const entries = await readdir(base, { recursive: true, withFileTypes: true });
  const path = (entry: Dirent): string =>
    relative(base, join(entry.parentPath, entry.name)).replaceAll('\\', '/');
  const visible = entries.filter((entry) => !/(?:^|\/)(?:_|\.|testdata\b)/.test(path(entry)));
  return {
    files: visible.filter((entry) => entry.isFile() && /\.mdx?$/.test(entry.name)).map(path),
    folders: visible.filter((entry) => entry.isDirectory()).map(path),
  };
}

async function read(root: URL, file: string, page: string): Promise<SourceFile> {
  return { file, page, text: await readFile(new URL(file, root), 'utf8') };
}
