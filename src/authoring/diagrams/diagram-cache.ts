import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where rendered diagrams are kept and committed, from the root of the repository. */
export const DIAGRAMS = 'diagrams';

/** The rendered diagrams of a repository, a file for each key. */
export interface DiagramCache {
  /** The SVG of a key; null when there is none, or when what stands there is not whole (a merge conflict, say). */
  read(key: string): string | null;
  /** Writes in one step: another build sees either no file or the whole. */
  write(key: string, svg: string): void;
  /** Keys that are kept and not among those used, in order. */
  unused(used: ReadonlySet<string>): string[];
  remove(key: string): void;
}

/** @param root the repository; the folder in it is made with the first diagram */
export function diagramCache(root: string): DiagramCache {
  const folder = join(root, DIAGRAMS);
  const path = (key: string): string => join(folder, `${key}.svg`);
  return {
    read(key) {
      const svg = unlessMissing(() => readFileSync(path(key), 'utf8'));
      return svg !== null && /^<svg [^]*<\/svg>\s*$/.test(svg) ? svg.trimEnd() : null;
    },
    write(key, svg) {
      mkdirSync(folder, { recursive: true });
      const temporary = `${path(key)}.${randomUUID()}`;
      writeFileSync(temporary, `${svg}\n`);
      renameSync(temporary, path(key));
    },
    unused(used) {
      const files = unlessMissing(() => readdirSync(folder)) ?? [];
      const keys = files.flatMap((file) => /^(.+)\.svg$/.exec(file)?.[1] ?? []);
      return keys.filter((key) => !used.has(key)).toSorted();
    },
    remove(key) {
      rmSync(path(key));
    },
  };
}

function unlessMissing<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
