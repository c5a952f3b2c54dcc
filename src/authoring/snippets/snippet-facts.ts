import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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
