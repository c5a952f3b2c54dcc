/** A function on the stack, with what it and all that it called have cost. */
export interface Frame {
  name: string;
  /** Cost of the frame with its callees, in the profile's unit. */
  total: number;
  /** Cost of the frame alone. */
  self: number;
  /** In order of cost, the dearest first. */
  callees: Frame[];
}

/** What is wrong with a file of folded stacks. */
export interface FoldedFault {
  /** From 1. */
  line: number;
  found: string;
  remedy: string;
}

const LINE = /^(?<stack>.*\S) (?<cost>\d+)$/;
const FORM = 'write `root;caller;callee 42`: frames from the root on, a space, a whole number';

/**
 * Reads folded stacks, a stack a line, as Brendan Gregg's `stackcollapse` scripts write them
 * (https://github.com/brendangregg/FlameGraph): equal beginnings are one frame.
 *
 * @returns the root, a frame without a name that has called all the others
 */
export function readFoldedStacks(text: string): Frame | FoldedFault {
  const root: Frame = { name: '', total: 0, self: 0, callees: [] };
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const groups = LINE.exec(line)?.groups;
    const frames = groups?.stack?.split(';').map((name) => name.trim()) ?? [''];
    if (frames.includes('')) return { line: index + 1, found: `not a folded stack: «${line}»`, remedy: FORM };
    add(root, frames, Number(groups?.cost));
  }
  if (root.total === 0) return { line: 1, found: 'a profile that cost nothing', remedy: 'record it again' };
  sort(root);
  return root;
}

function add(root: Frame, names: readonly string[], cost: number): void {
  let frame = root;
  frame.total += cost;
  for (const name of names) {
    let callee = frame.callees.find((candidate) => candidate.name === name);
    if (!callee) {
      callee = { name, total: 0, self: 0, callees: [] };
      frame.callees.push(callee);
    }
    callee.total += cost;
    frame = callee;
  }
  frame.self += cost;
}

function sort(frame: Frame): void {
  frame.callees.sort((a, b) => b.total - a.total || a.name.localeCompare(b.name));
  frame.callees.forEach(sort);
}
