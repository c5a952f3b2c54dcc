/**
 * Begins a note: a folder whose files pass every check, with a word in each section on what belongs there.
 *
 *     node scripts/new.ts topic [--item <number or wording> [--folder 1-ramp-up/docker]]
 *     node scripts/new.ts ring <slug> [--title <title>]
 *
 * `topic` asks which item of the roadmap it is for, and links it; `ring` begins a supplement. Ids are written after that.
 */
import { createInterface } from 'node:readline/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { describeProblems } from '../src/authoring/build-problem.ts';
import { writeIds } from '../src/authoring/ledger/keep-ids.ts';
import { checkNote, findOpenItems, newSupplement, newTopic } from '../src/authoring/scaffold/new-note.ts';
import type { NewNote } from '../src/authoring/scaffold/new-note.ts';
import { chooseItem } from '../src/authoring/scaffold/open-items.ts';
import type { OpenItem } from '../src/authoring/scaffold/open-items.ts';
import { slugOf } from '../src/roadmap/slug.ts';

const USAGE =
  'npm run new topic [-- --item <number or wording> --folder <folder>]\nnpm run new ring <slug> [-- --title <title>]';
const NEXT = `Next:
  write the sections, and the description in the front matter: the answer in one sentence;
  put questions into questions.md beside the note (\`## Question\`, \`level: middle\`, the short answer as a paragraph, the
  full one after it), and \`## Вопросы на собеседовании\` into the note; \`npm run ids\` gives them their ids`;

const root = pathToFileURL(`${process.cwd()}/`);

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { item: { type: 'string' }, folder: { type: 'string' }, title: { type: 'string' } },
  });
  const [what, slug] = positionals;
  if (what === 'topic') await report(await topic(values.item, values.folder));
  else if (what === 'ring' && slug !== undefined) {
    await report(await newSupplement(root, slug, values.title ?? (await ask('Title: ', slug))));
  } else throw new Error(USAGE);
}

async function topic(choice: string | undefined, folder: string | undefined): Promise<NewNote> {
  const items = await findOpenItems(root);
  if (items.length === 0) throw new Error('every item of the roadmap has its note');
  const list = items.map(
    ({ item, phase }, index) => `${String(index + 1).padStart(3)}. ${item.text}  (${phase.title})`,
  );
  if (choice === undefined) console.log(list.join('\n'));
  const chosen = chooseItem(items, choice ?? (await ask('Item: ')));
  if (Array.isArray(chosen)) {
    const meant = chosen.map(({ item }) => item.text).join('\n  ');
    throw new Error(meant === '' ? `no item of that name\n${list.join('\n')}` : `several items:\n  ${meant}`);
  }
  return newTopic(
    root,
    chosen,
    chosen.item.folder ?? folder?.replace(/\/$/, '') ?? (await askFolder(chosen)),
  );
}

function askFolder({ item, phase }: OpenItem): Promise<string> {
  const phaseFolder = phase.folder ?? `${String(phase.number)}-${phase.id}`;
  return ask('Folder under content/: ', `${phaseFolder}/${slugOf(item.text)}`);
}

async function ask(question: string, proposal?: string): Promise<string> {
  if (!process.stdin.isTTY)
    throw new Error(`${question.trim()} nobody is there to be asked; say it:\n${USAGE}`);
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await prompt.question(proposal === undefined ? question : `${question}[${proposal}] `);
  prompt.close();
  return answer.trim() || (proposal ?? '');
}

async function report({ file, linkedLine }: NewNote): Promise<void> {
  console.log(`${file}: begun`);
  if (linkedLine !== null) console.log(`content/roadmap.md:${String(linkedLine)}: linked`);
  const problems = await checkNote(root, file);
  if (problems.length > 0) {
    console.error(describeProblems(problems));
    process.exitCode = 1;
    return;
  }
  const { added } = await writeIds(root);
  console.log(`ids.json: ${String(added.length)} ids added\n${NEXT}`);
}
