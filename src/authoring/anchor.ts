import type { Nodes, PhrasingContent } from 'mdast';
import type { BuildProblem } from './build-problem.ts';
import { lineOf } from './markdown-file.ts';

/** What an author gives an id in a note or beside it; the id is also the element's on the page, so that `#id` leads there. */
export interface Anchor {
  kind: 'checkpoint' | 'question';
  /** As it stands in the source, `channel-table`; no other checkpoint or question of the site has it. */
  id: string;
  /** Id of the page, `ramp-up/concurrency`. */
  page: string;
  file: string;
  line: number;
}

/** The id under which the ledger and a reader's progress know a checkpoint or a question: `ramp-up/concurrency#channel-table`. */
export function qualifiedId({ page, id }: Pick<Anchor, 'page' | 'id'>): string {
  return `${page}#${id}`;
}

/** The id that an empty link gives to the line on which it stands: `channel-table` for `[](#channel-table)`; null for other nodes. */
export function anchorIdOf(node: Nodes): string | null {
  return node.type === 'link' && node.children.length === 0 && node.url.startsWith('#')
    ? node.url.slice(1)
    : null;
}

/**
 * Reads the id of a line that must have exactly one, at its end.
 *
 * @param what the line is, for the message: `checkpoint`, `question`
 * @returns the id, or the problem without its file
 */
export function readAnchorId(
  line: { children: PhrasingContent[] } & Nodes,
  what: Anchor['kind'],
): { id: string } | Omit<BuildProblem, 'file'> {
  const ids = line.children.map(anchorIdOf).filter((id) => id !== null);
  const [id, second] = ids;
  const at = lineOf(line);
  if (id === undefined) {
    return {
      line: at,
      found: `a ${what} without an id`,
      remedy: 'run `npm run ids`, or write `[](#some-id)` at its end',
    };
  }
  if (second !== undefined) {
    return { line: at, found: `a ${what} with two ids: ${ids.join(', ')}`, remedy: 'keep the first one' };
  }
  const last = line.children.at(-1);
  if (last === undefined || anchorIdOf(last) === null) {
    return {
      line: at,
      found: `the id "${id}" stands in the middle of a ${what}`,
      remedy: 'put it at the end',
    };
  }
  if (!/^[a-z0-9-]+$/.test(id)) {
    return {
      line: at,
      found: `the id of a ${what} is "${id}"`,
      remedy: 'use small Latin letters, digits and hyphens: `[](#channel-table)`',
    };
  }
  return { id };
}

/** Ids that stand twice on the site, whether on one page or on two; each is told at its second place. */
export function repeatedAnchors(anchors: readonly Anchor[]): BuildProblem[] {
  const first = new Map<string, Anchor>();
  return anchors.flatMap((anchor): BuildProblem[] => {
    const before = first.get(anchor.id);
    first.set(anchor.id, before ?? anchor);
    if (before === undefined) return [];
    return [
      {
        file: anchor.file,
        line: anchor.line,
        found: `the id "${anchor.id}" is taken by the ${before.kind} at ${before.file}:${String(before.line)}`,
        remedy: `give the newer of the two another id, such as "${hint(anchor)}"`,
      },
    ];
  });
}

function hint({ page, id }: Anchor): string {
  return `${page.split('/').at(-1) ?? page}-${id}`;
}
