import { writeFile } from 'node:fs/promises';
import type { Ledger, LedgerEntry } from '../../progress/ledger.ts';
import type { Anchor } from '../anchor.ts';
import type { BuildProblem } from '../build-problem.ts';
import { BuildProblemsError } from '../build-problem.ts';
import { readContent, readIfThere } from '../content-files.ts';
import type { Content } from '../content-files.ts';
import { RING, ROADMAP_FILE } from '../content-paths.ts';
import type { SourceFile } from '../markdown-file.ts';
import { readAnchors } from '../read-anchors.ts';
import { checkLedger } from './check-ledger.ts';
import { extendLedger } from './extend-ledger.ts';
import { LEDGER_FILE, formatLedger, parseLedger } from './ledger-file.ts';
import { publishedIds } from './published-ids.ts';
import type { PublishedId } from './published-ids.ts';
import { writeAnchorIds } from './write-anchor-ids.ts';

/** What {@link writeIds} has done. */
export interface WrittenIds {
  /** Lines that were given an id, as `file:line`. */
  lines: string[];
  /** Rows that were added to the ledger. */
  added: LedgerEntry[];
}

/**
 * Gives ids to checkpoints and questions that have none, and enters new ids into the ledger.
 *
 * @param root the repository, as a `file:` URL that ends in a slash
 * @throws BuildProblemsError when the content or the ledger cannot be read; the ledger is not touched then
 */
export async function writeIds(root: URL): Promise<WrittenIds> {
  const { content, entries } = await readAll(root);
  const lines = await nameLines(root, content, entries);
  const { anchors, problems } = readAnchors(content);
  if (problems.length > 0) throw new BuildProblemsError(problems);
  const extension = extendLedger(entries, idsOf(content, anchors));
  if (extension.added.length > 0)
    await writeFile(new URL(LEDGER_FILE, root), formatLedger(extension.entries));
  return { lines, added: extension.added };
}

/**
 * Judges the ledger against the content.
 *
 * @param root the repository, as a `file:` URL that ends in a slash
 * @throws BuildProblemsError when the content or the ledger cannot be read
 */
export async function checkIds(root: URL): Promise<BuildProblem[]> {
  const { content, entries, text } = await readAll(root);
  const { anchors, problems } = readAnchors(content);
  return problems.length > 0 ? problems : checkLedger(entries, idsOf(content, anchors), text);
}

/**
 * The ledger with what it does not know yet; nothing is written. Faulty anchors are left out: loading them has stopped
 * the build already.
 *
 * @param root the repository, as a `file:` URL that ends in a slash
 * @throws BuildProblemsError when the content or the ledger cannot be read
 */
export async function siteIds(root: URL): Promise<Ledger> {
  const { content, entries } = await readAll(root);
  return extendLedger(entries, idsOf(content, readAnchors(content).anchors)).entries;
}

/** The ids that a new checkpoint or question may not have: those of others, and all that were ever published. */
export function takenAnchorIds(content: Content, entries: Ledger): Set<string> {
  const published = entries.flatMap(({ id, aliases }) => [id, ...(aliases ?? [])]);
  return new Set([
    ...published.flatMap((id) => id.split('#')[1] ?? []),
    ...readAnchors(content).anchors.map(({ id }) => id),
  ]);
}

/** The rows of the ledger. */
export async function readLedger(
  root: URL,
): Promise<{ entries: Ledger; text: string; problems: BuildProblem[] }> {
  const text = await readIfThere(new URL(LEDGER_FILE, root));
  return { ...parseLedger(text), text: text ?? '' };
}

async function readAll(root: URL): Promise<{ content: Content; entries: Ledger; text: string }> {
  const { content, problems } = await readContent(root);
  const { entries, text, problems: broken } = await readLedger(root);
  if (problems.length + broken.length > 0) throw new BuildProblemsError([...problems, ...broken]);
  return { content, entries, text };
}

/** Writes ids into the files, and into the texts at hand. */
async function nameLines(root: URL, content: Content, entries: Ledger): Promise<string[]> {
  const taken = takenAnchorIds(content, entries);
  const written: string[] = [];
  const name = async (source: SourceFile): Promise<void> => {
    const { text, lines } = writeAnchorIds(source, taken);
    if (lines.length === 0) return;
    await writeFile(new URL(source.file, root), text);
    source.text = text;
    written.push(...lines.map((line) => `${source.file}:${String(line)}`));
  };
  for (const source of [...content.notes, ...content.questions]) await name(source);
  return written;
}

function idsOf({ roadmap, notes }: Content, anchors: readonly Anchor[]): PublishedId[] {
  const supplements = notes.filter(({ page }) => page.startsWith(`${RING}/`));
  return publishedIds(roadmap, supplements, anchors, ROADMAP_FILE);
}
