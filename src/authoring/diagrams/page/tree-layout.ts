/** A node of a tree with the size of its box, in CSS pixels. */
export interface Branch<Node> {
  node: Node;
  width: number;
  height: number;
  children: Branch<Node>[];
}

/** A node with the place of the centre of its box. */
export interface Placed<Node> {
  node: Node;
  x: number;
  y: number;
}

/** Room between the columns, between leaves of one parent, and between subtrees. */
export interface TreeGaps {
  column: number;
  leaf: number;
  subtree: number;
}

/**
 * Lays out a tree from left to right: a column for each depth, boxes of a column flush left, each parent level with the
 * middle of its children. The top left corner of the whole is the origin.
 */
export function layoutTree<Node>(root: Branch<Node>, gaps: TreeGaps): Placed<Node>[] {
  const widths: number[] = [];
  measureColumns(root, 0, widths);
  const lefts = widths.map((_, depth) => sum(widths.slice(0, depth)) + depth * gaps.column);
  const placed: Placed<Node>[] = [];
  let bottom = 0;

  function place(branch: Branch<Node>, depth: number): number {
    const x = (lefts[depth] ?? 0) + branch.width / 2;
    const top = bottom;
    const centres = branch.children.map((child, index) => {
      const before = branch.children[index - 1];
      if (before !== undefined) bottom += isLeaf(before) && isLeaf(child) ? gaps.leaf : gaps.subtree;
      return place(child, depth + 1);
    });
    const first = centres[0] ?? top + branch.height / 2;
    const last = centres.at(-1) ?? first;
    const y = Math.max((first + last) / 2, top + branch.height / 2);
    bottom = Math.max(bottom, y + branch.height / 2);
    placed.push({ node: branch.node, x, y });
    return y;
  }

  place(root, 0);
  return placed;
}

function measureColumns<Node>(branch: Branch<Node>, depth: number, widths: number[]): void {
  widths[depth] = Math.max(widths[depth] ?? 0, branch.width);
  for (const child of branch.children) measureColumns(child, depth + 1, widths);
}

function isLeaf<Node>(branch: Branch<Node>): boolean {
  return branch.children.length === 0;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
