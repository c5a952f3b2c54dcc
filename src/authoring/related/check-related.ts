import { addressOf } from '../../roadmap/addresses.ts';
import type { BuildProblem } from '../build-problem.ts';
import { readFrontMatter } from '../front-matter.ts';
import { isWritten } from '../markdown-file.ts';
import type { MarkdownFile } from '../markdown-file.ts';
import { nearest } from '../nearest.ts';

/** The neighbours that a note names. */
interface Relations {
  note: MarkdownFile;
  related: { address: string; line: number }[];
}

/**
 * Judges the `related` pages of notes: each must be a page, another one, and named once.
 *
 * @param addresses of all pages of the roadmap and of the ring
 */
export function checkRelated(notes: readonly MarkdownFile[], addresses: ReadonlySet<string>): BuildProblem[] {
  return notes.map(relationsOf).flatMap(({ note, related }) =>
    related.flatMap(({ address, line }, index) => {
      const repeats = related.findIndex((other) => other.address === address) < index;
      return faultOf(note, address, line, repeats, addresses);
    }),
  );
}

/**
 * Finds written notes that neither name a neighbour nor are named by one. A matter of `npm run check`: the first note
 * of a new site has no neighbours yet and builds all the same.
 *
 * @param hubs ids of pages that list others by themselves: phases, and the index of the ring
 */
export function checkDeadEnds(notes: readonly MarkdownFile[], hubs: ReadonlySet<string>): BuildProblem[] {
  const all = notes.map(relationsOf);
  const named = new Set(all.flatMap(({ related }) => related.map(({ address }) => address)));
  return all
    .filter(
      ({ note, related }) => isWritten(note) && related.length === 0 && !named.has(addressOf(note.page)),
    )
    .filter(({ note }) => !hubs.has(note.page))
    .map(({ note }) => deadEnd(note));
}

function relationsOf(note: MarkdownFile): Relations {
  const { value, lineOf } = readFrontMatter(note.frontMatter, note.file);
  const related: unknown =
    typeof value === 'object' && value !== null && 'related' in value ? value.related : [];
  // What is no list of addresses, the schema of the front matter refuses.
  const entries = Array.isArray(related) ? related.filter((entry) => typeof entry === 'string') : [];
  return { note, related: entries.map((address, index) => ({ address, line: lineOf(['related', index]) })) };
}

function faultOf(
  { file, page }: MarkdownFile,
  address: string,
  line: number,
  repeats: boolean,
  addresses: ReadonlySet<string>,
): BuildProblem[] {
  if (address === addressOf(page)) {
    return [{ file, line, found: 'the page is related to itself', remedy: 'take the address away' }];
  }
  if (!addresses.has(address)) {
    const near = nearest(address, [...addresses]);
    const remedy = near === null ? 'name a page of the roadmap or of the ring' : `did you mean ${near}?`;
    return [{ file, line, found: `the related page ${address} is no page of the site`, remedy }];
  }
  if (repeats) return [{ file, line, found: `${address} is named twice`, remedy: 'keep one of the two' }];
  return [];
}

function deadEnd({ file }: MarkdownFile): BuildProblem {
  return {
    file,
    line: 1,
    found: 'a dead end: the note names no related page, and no other note names it',
    remedy: 'add to its front matter `related:` with the addresses of one to five neighbours',
  };
}
