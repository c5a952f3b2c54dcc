import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { CONTENT } from '../content-paths.ts';
import { repositoryLinks } from '../repository.ts';
import { goVersion } from './go-version.ts';
import type { SnippetFacts } from './snippet-source.ts';

/** Reads what the lines beneath quoted code tell, from the repository that is built. */
export function readSnippetFacts(): SnippetFacts {
  const module = join(CONTENT, 'go.mod');
  return {
    repository: repositoryLinks(undefined)?.home ?? null,
    goVersion: existsSync(module) ? goVersion(readFileSync(module, 'utf8')) : null,
  };
}

/**
 * A digest of all that notes can quote. Astro's cache of rendered notes knows their text alone, while their pages
 * also show the quoted files: with the digest among the options of the Markdown processor, a changed one is seen.
 *
 * @param root folder of the repository
 */
export function quotedFilesDigest(root = '.'): string {
  const hash = createHash('sha256');
  const files = readdirSync(join(root, CONTENT), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.mdx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  for (const file of files)
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  return hash.digest('hex');
}
