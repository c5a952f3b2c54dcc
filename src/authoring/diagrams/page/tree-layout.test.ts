import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutTree } from './tree-layout.ts';
import type { Branch } from './tree-layout.ts';

const GAPS = { column: 40, leaf: 8, subtree: 18 };

const leaf = (node: string): Branch<string> => ({ node, width: 100, height: 30, children: [] });

const tree = fc.memo((depth): fc.Arbitrary<Branch<object>> =>
  fc.record({
    node: fc.constant(null).map(() => ({})),
    width: fc.integer({ min: 1, max: 200 }),
    height: fc.integer({ min: 1, max: 200 }),
    children: depth <= 1 ? fc.constant([]) : fc.array(tree(), { maxLength: 4 }),
  }),
);

function boxes<Node>(root: Branch<Node>) {
  const sizes = new Map<Node, Branch<Node>>();
  const note = (branch: Branch<Node>): void => {
    sizes.set(branch.node, branch);
    branch.children.forEach(note);
  };
  note(root);
  return layoutTree(root, GAPS).map(({ node, x, y }) => {
    const { width = 0, height = 0 } = sizes.get(node) ?? {};
    return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
  });
}

describe('a tree laid out', () => {
  it('stacks leaves and puts the parent before their middle', () => {
    const root = { node: 'root', width: 60, height: 20, children: [leaf('a'), leaf('b')] };
    expect(layoutTree(root, GAPS)).toEqual([
      { node: 'a', x: 150, y: 15 },
      { node: 'b', x: 150, y: 53 },
      { node: 'root', x: 30, y: 34 },
    ]);
  });

  it('keeps subtrees further apart than leaves', () => {
    const branch = (node: string): Branch<string> => ({ ...leaf(node), children: [leaf(`${node}1`)] });
    const placed = layoutTree(
      { ...leaf('root'), children: [branch('a'), branch('b'), leaf('c'), leaf('d')] },
      GAPS,
    );
    const y = Object.fromEntries(placed.map(({ node, y: at }) => [node, at]));
    expect([y.a, y.b, y.c, y.d]).toEqual([15, 63, 111, 149]);
  });

  it('never lets two boxes overlap, nor one leave the canvas', () => {
    fc.assert(
      fc.property(tree(4), (root) => {
        const placed = boxes(root);
        for (const [index, a] of placed.entries()) {
          expect(a.top).toBeGreaterThanOrEqual(-1e-9);
          expect(a.left).toBeGreaterThanOrEqual(-1e-9);
          for (const b of placed.slice(index + 1)) {
            const apart =
              a.right <= b.left + 1e-9 ||
              b.right <= a.left + 1e-9 ||
              a.bottom <= b.top + 1e-9 ||
              b.bottom <= a.top + 1e-9;
            expect(apart).toBe(true);
          }
        }
      }),
    );
  });
});
