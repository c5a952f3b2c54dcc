import { layoutTree } from './tree-layout.ts';
import type { Branch } from './tree-layout.ts';

const GAPS = { column: 40, leaf: 8, subtree: 18 };

/** Lays a mindmap out as a tree from left to right: mermaid's own layout is wider and puts branches anywhere. */
export function arrangeMindmap(svg: SVGSVGElement): void {
  const nodes = new Map(
    [...svg.querySelectorAll<SVGGElement>('g.mindmap-node')].map((node) => [idOf(node), node]),
  );
  const edges = [...svg.querySelectorAll<SVGPathElement>('.edgePaths > path.edge')].map(edgeOf);
  const [root] = nodes.keys();
  if (root === undefined) return;
  const boxes = new Map<string, DOMRect>();
  for (const { node, x, y } of layoutTree(branchOf(root, nodes, edges), GAPS)) {
    const { width, height } = sizeOf(nodes.get(node));
    nodes.get(node)?.setAttribute('transform', `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
    boxes.set(node, new DOMRect(x - width / 2, y - height / 2, width, height));
  }
  for (const { path, from, to } of edges) {
    const start = boxes.get(from);
    const end = boxes.get(to);
    if (start !== undefined && end !== undefined) path.setAttribute('d', joint(start, end));
  }
  const { x, y, width, height } = svg.getBBox();
  svg.setAttribute('viewBox', [x, y, width, height].join(' '));
}

interface Edge {
  path: SVGPathElement;
  from: string;
  to: string;
}

/** mermaid numbers the nodes, `…-node_4`, and calls an edge after both of its ends, `…-edge_0_4`. */
function idOf(node: SVGGElement): string {
  return /node_(\d+)$/.exec(node.id)?.[1] ?? node.id;
}

function edgeOf(path: SVGPathElement): Edge {
  const [, from = '', to = ''] = /edge_(\d+)_(\d+)$/.exec(path.id) ?? [];
  return { path, from, to };
}

function branchOf(
  id: string,
  nodes: ReadonlyMap<string, SVGGElement>,
  edges: readonly Edge[],
): Branch<string> {
  const children = edges.filter(({ from }) => from === id).map(({ to }) => branchOf(to, nodes, edges));
  return { node: id, ...sizeOf(nodes.get(id)), children };
}

function sizeOf(node: SVGGElement | undefined): { width: number; height: number } {
  const { width, height } = node?.getBBox() ?? { width: 0, height: 0 };
  return { width, height };
}

function joint(from: DOMRect, to: DOMRect): string {
  const start = { x: from.right, y: (from.top + from.bottom) / 2 };
  const end = { x: to.left, y: (to.top + to.bottom) / 2 };
  const middle = ((start.x + end.x) / 2).toFixed(1);
  const [startY, endY] = [start.y.toFixed(1), end.y.toFixed(1)];
  return `M${start.x.toFixed(1)},${startY}C${middle},${startY} ${middle},${endY} ${end.x.toFixed(1)},${endY}`;
}
