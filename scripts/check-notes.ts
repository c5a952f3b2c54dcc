/** Fails when a written note is a dead end; all else that is wrong with notes stops the build itself. */
import { describeProblems } from '../src/authoring/build-problem.ts';
import { checkNeighbours } from '../src/authoring/check-content.ts';
import { readContent } from '../src/authoring/content-files.ts';

const { content } = await readContent(new URL('../', import.meta.url));
const problems = checkNeighbours(content);
if (problems.length > 0) {
  console.error(describeProblems(problems));
  process.exitCode = 1;
} else console.log(`${String(content.notes.length)} notes, no dead end`);
