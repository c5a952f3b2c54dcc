import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * A digest of the names and texts of files. Astro's cache of rendered notes knows their own text alone: with a digest
 * among the options of the Markdown processor it also sees a change of what else their pages depend on.
 *
 * @param folder searched with its sub-folders
 * @param counts whether a file of that name counts
 */
export function treeDigest(folder: string, counts: (name: string) => boolean): string {
  const hash = createHash('sha256');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && counts(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  for (const file of files)
    hash
      .update(`${relative(folder, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  return hash.digest('hex');
}
