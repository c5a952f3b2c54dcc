/**
 * Gives ids to checkpoints and questions that have none, and enters new ids into the ledger, ids.json.
 *
 *     node scripts/ids.ts [--check]
 *
 * With `--check` writes nothing, and judges the ledger: exit code 1 when a published id has vanished without an alias,
 * an id stands twice, ordinals are out of order, or an id of the site is not in the ledger.
 */
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { describeProblems } from '../src/authoring/build-problem.ts';
import { checkIds, writeIds } from '../src/authoring/ledger/keep-ids.ts';

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const root = pathToFileURL(`${process.cwd()}/`);

try {
  if (values.check) await check();
  else await write();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function check(): Promise<void> {
  const problems = await checkIds(root);
  if (problems.length > 0) {
    console.error(describeProblems(problems));
    process.exitCode = 1;
  } else {
    console.log('ids.json knows every id of the site');
  }
}

async function write(): Promise<void> {
  const { lines, added } = await writeIds(root);
  for (const line of lines) console.log(`${line}: id written`);
  console.log(`${lines.length} ids written into the content, ${added.length} added to ids.json`);
}
