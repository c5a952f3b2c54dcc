/**
 * Copies quoted code into the fences of the notes, so that GitHub shows it, too.
 *
 *     node scripts/snippets.ts [--check]
 *
 * With `--check` writes nothing. Exit code 1 when a fence quotes what is not there, a quoted line of Go is too wide
 * or, with `--check`, a copy differs from its source.
 */
import { glob, readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { describeProblems, type BuildProblem } from '../src/authoring/build-problem.ts';
import { CONTENT } from '../src/authoring/content-paths.ts';
import { checkSnippets, resolveSnippets } from '../src/authoring/snippets/check-snippets.ts';
import { contentReader } from '../src/authoring/snippets/content-reader.ts';
import { writeSnippets } from '../src/authoring/snippets/write-snippets.ts';

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });

const source = contentReader('.');
const problems = new Map<string, BuildProblem>();
let quotes = 0;
let written = 0;

for await (const path of glob(`${CONTENT}/**/*.{md,mdx}`)) {
  const file = path.replaceAll('\\', '/');
  const note = { file, text: await readFile(file, 'utf8') };
  const text = values.check ? note.text : writeSnippets(note, source);
  if (text !== note.text) {
    await writeFile(file, text);
    written += 1;
    console.log(`${file}: written`);
  }
  const now = { file, text };
  quotes += resolveSnippets(now, source).snippets.length;
  for (const problem of checkSnippets(now, source)) problems.set(JSON.stringify(problem), problem);
}

if (problems.size > 0) {
  console.error(describeProblems([...problems.values()]));
  process.exitCode = 1;
}
console.log(`${quotes} quotes, ${written} notes written, ${problems.size} problems`);
