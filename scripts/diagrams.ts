/**
 * Draws the diagrams of the notes that are new, and removes the drawings that no note uses.
 *
 *     node scripts/diagrams.ts [--check]
 *
 * With `--check` changes nothing and needs no browser. Exit code 1 when a diagram cannot be drawn or, with `--check`,
 * when one is not drawn yet or a drawing is not used.
 */
import { glob, readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { describeProblems } from '../src/authoring/build-problem.ts';
import { CONTENT } from '../src/authoring/content-paths.ts';
import { diagramCache } from '../src/authoring/diagrams/diagram-cache.ts';
import { createDiagramRenderer } from '../src/authoring/diagrams/render-diagram.ts';
import { checkDiagrams, syncDiagrams } from '../src/authoring/diagrams/sync-diagrams.ts';
import type { SourceFile } from '../src/authoring/markdown-file.ts';
import { pageIdOf } from '../src/authoring/page-id.ts';

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });

const files: SourceFile[] = [];
for await (const path of glob(`${CONTENT}/**/*.{md,mdx}`)) {
  const file = path.replaceAll('\\', '/');
  files.push({ file, page: pageIdOf(file), text: await readFile(file, 'utf8') });
}

const cache = diagramCache('.');
const renderer = createDiagramRenderer();
const report = values.check ? checkDiagrams(files, cache) : await syncDiagrams(files, cache, renderer);
await renderer.close();

for (const { file, line, found, remedy } of report.warnings)
  console.warn(`${file}:${line}: ${found}\n    → ${remedy}`);
const { fences, drawn, removed, problems } = report;
if (problems.length > 0) {
  console.error(describeProblems(problems));
  process.exitCode = 1;
}
console.log(
  `${fences} diagrams, ${drawn.length} drawn, ${removed.length} removed, ${problems.length} problems`,
);
