import { readFile } from 'node:fs/promises';
import { readRoadmap } from '../roadmap/read-roadmap.ts';
import type { Roadmap } from '../roadmap/roadmap.ts';
import { BuildProblemsError } from './build-problem.ts';
import { ROADMAP_FILE } from './content-paths.ts';

/**
 * Reads the owner's roadmap document.
 *
 * @param root the repository, as a `file:` URL that ends in a slash
 * @throws BuildProblemsError when the file is not there or cannot be read as a roadmap
 */
export async function readRoadmapFile(root: URL): Promise<Roadmap> {
  const source = await readFile(new URL(ROADMAP_FILE, root), 'utf8').catch(() => {
    throw new BuildProblemsError([
      {
        file: ROADMAP_FILE,
        line: 1,
        found: 'the file is not there',
        remedy: 'write the roadmap there: a heading per phase, a `- [ ]` line per item',
      },
    ]);
  });
  const { roadmap, problems } = readRoadmap(source);
  if (problems.length > 0 || roadmap === null) {
    throw new BuildProblemsError(problems.map((problem) => ({ file: ROADMAP_FILE, ...problem })));
  }
  return roadmap;
}
