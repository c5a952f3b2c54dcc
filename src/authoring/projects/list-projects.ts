import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { CONTENT } from '../content-paths.ts';
import { pageIdOf } from '../page-id.ts';
import { CONTRACT_FILE } from './project-files.ts';

/** A project that has a contract. */
export interface ProjectPlace {
  /** Id of its page: `ramp-up/notes-api`. */
  page: string;
  /** Its folder from the root of the repository. */
  folder: string;
  /** What readers may take along: paths within the folder. */
  files: string[];
}

/** Contract, scenarios, events, compose file and load script. */
const PUBLISHED =
  /^(?:openapi\.yaml|acceptance\.yml|compose\.yaml|events\/[\w.-]+\.schema\.json|load\/[\w.-]+\.ts)$/;

/**
 * Finds the projects under `content/`, in order of path.
 *
 * @param root folder of the repository
 */
export function listProjects(root: string): ProjectPlace[] {
  const paths = readdirSync(join(root, CONTENT), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((path) => !path.includes('/testdata/'));
  return paths
    .filter((path) => /^content\/\d[^/]*\/[^/]+\/openapi\.yaml$/.test(path))
    .toSorted()
    .map((path) => {
      const folder = path.slice(0, -CONTRACT_FILE.length - 1);
      const inside = paths
        .filter((one) => one.startsWith(`${folder}/`))
        .map((one) => one.slice(folder.length + 1));
      return { page: pageIdOf(path), folder, files: inside.filter((one) => PUBLISHED.test(one)).toSorted() };
    });
}
