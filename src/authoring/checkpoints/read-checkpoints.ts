import type { ListItem } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { readAnchorId } from '../anchor.ts';
import type { Anchor } from '../anchor.ts';
import type { BuildProblem } from '../build-problem.ts';
import { lineOf, nodesOf } from '../markdown-file.ts';
import type { MarkdownFile } from '../markdown-file.ts';

/** One line of a topic's own checklist. */
export interface Checkpoint extends Anchor {
  kind: 'checkpoint';
  /** Without marks and without the id. */
  text: string;
}

/** Reads the checklist lines of a note: `- [ ] текст [](#id)`, wherever they stand. */
export function readCheckpoints(note: MarkdownFile): { checkpoints: Checkpoint[]; problems: BuildProblem[] } {
  const checkpoints: Checkpoint[] = [];
  const problems: BuildProblem[] = [];
  for (const node of nodesOf(note.tree)) {
    if (node.type !== 'listItem' || typeof node.checked !== 'boolean') continue;
    const reading = readLine(node);
    if ('remedy' in reading) problems.push({ file: note.file, ...reading });
    else
      checkpoints.push({
        kind: 'checkpoint',
        ...reading,
        page: note.page,
        file: note.file,
        line: lineOf(node),
      });
  }
  return { checkpoints, problems };
}

function readLine(item: ListItem): { id: string; text: string } | Omit<BuildProblem, 'file'> {
  const line = lineOf(item);
  const [paragraph, nested] = item.children;
  if (item.checked) {
    return {
      line,
      found: 'a ticked checkpoint',
      remedy: 'write `- [ ]`: readers tick it, each for themselves',
    };
  }
  if (paragraph?.type !== 'paragraph' || nested !== undefined) {
    return {
      line: nested ? lineOf(nested) : line,
      found: 'a checkpoint of more than one paragraph',
      remedy:
        'write one line; what is nested under it becomes a line of its own or plain text after the list',
    };
  }
  const reading = readAnchorId(paragraph, 'checkpoint');
  if ('remedy' in reading) return reading;
  const text = toString(paragraph).trim();
  if (text === '')
    return { line, found: 'a checkpoint without words', remedy: 'say what the reader can do or has done' };
  return { ...reading, text };
}
