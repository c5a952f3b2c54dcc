import { dirname, isAbsolute, join } from 'node:path/posix';
import { excerptOf, type Excerpt, type ExcerptFault } from './excerpt.ts';
import type { QuoteTarget } from './quote-target.ts';

/** Reads a file by its path from the root of the repository; null if there is none. */
export type ReadFile = (path: string) => string | null;

/** A part of a file, as a note quotes it. */
export interface Snippet {
  target: QuoteTarget;
  /** The quoted file, from the root of the repository. */
  path: string;
  excerpt: Excerpt;
}

/**
 * Finds what a fence quotes.
 *
 * @param noteFile the note, from the root of the repository
 * @returns the faults where it cannot be shown; those with a `sourceLine` are in the quoted file
 */
export function readSnippet(
  noteFile: string,
  target: QuoteTarget,
  readFile: ReadFile,
): Snippet | { path: string; faults: ExcerptFault[] } {
  const folder = dirname(noteFile);
  const path = join(folder, target.file);
  const fault = (found: string, remedy: string): { path: string; faults: ExcerptFault[] } => ({
    path,
    faults: [{ found: `quotes ${describeTarget(target)}: ${found}`, remedy }],
  });
  if (isAbsolute(target.file) || target.file.includes('\\') || !path.startsWith(`${folder}/`)) {
    return fault(`the path leaves ${folder}/`, 'quote files of this folder, by paths that begin in it');
  }
  const source = readFile(path);
  if (source === null) return fault(`there is no file ${path}`, `mend the path; it begins in ${folder}/`);
  const excerpt = excerptOf(source, path, target.part);
  return Array.isArray(excerpt) ? { path, faults: excerpt } : { target, path, excerpt };
}

/** A quote in words: `region "pool" of pool/pool.go`. */
export function describeTarget({ file, part }: QuoteTarget): string {
  if (part.kind === 'file') return file;
  return part.kind === 'region' ? `region "${part.name}" of ${file}` : `output of ${part.example} in ${file}`;
}
