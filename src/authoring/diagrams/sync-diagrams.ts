import type { BuildProblem } from '../build-problem.ts';
import { lineOf, nodesOf, parseMarkdownFile } from '../markdown-file.ts';
import type { SourceFile } from '../markdown-file.ts';
import { DIAGRAMS } from './diagram-cache.ts';
import type { DiagramCache } from './diagram-cache.ts';
import { isDiagramFence } from './diagram-fence.ts';
import { readDiagramSource } from './diagram-source.ts';
import type { DiagramSource } from './diagram-source.ts';
import { obtainDiagram, widthProblem } from './obtain-diagram.ts';
import type { DiagramRenderer } from './render-diagram.ts';

/** What became of the diagrams of all notes. */
export interface DiagramReport {
  /** Diagrams that notes hold, each counted as often as it stands there. */
  fences: number;
  drawn: string[];
  removed: string[];
  problems: BuildProblem[];
  warnings: BuildProblem[];
}

/** Draws what is new, and removes what no note uses; with problems nothing is removed, since it may be used there. */
export async function syncDiagrams(
  files: readonly SourceFile[],
  cache: DiagramCache,
  renderer: DiagramRenderer,
): Promise<DiagramReport> {
  const report = emptyReport();
  const used = new Set<string>();
  for (const fence of fencesOf(files, report)) {
    used.add(fence.source.key);
    const obtained = await obtainDiagram(fence.source, cache, renderer);
    if ('problem' in obtained) {
      report.problems.push(located(fence, obtained.problem));
      continue;
    }
    if (obtained.drawn) report.drawn.push(fence.source.key);
    warnOfWidth(fence, obtained.svg, report);
  }
  if (report.problems.length > 0) return report;
  report.removed = cache.unused(used);
  report.removed.forEach((key) => cache.remove(key));
  return report;
}

/** Says what is missing, what no note uses and what cannot be drawn; changes nothing and needs no browser. */
export function checkDiagrams(files: readonly SourceFile[], cache: DiagramCache): DiagramReport {
  const report = emptyReport();
  const used = new Set<string>();
  for (const fence of fencesOf(files, report)) {
    used.add(fence.source.key);
    const svg = cache.read(fence.source.key);
    if (svg === null) report.problems.push(located(fence, { line: 1, ...NOT_DRAWN }));
    else warnOfWidth(fence, svg, report);
  }
  for (const key of cache.unused(used))
    report.problems.push({ file: `${DIAGRAMS}/${key}.svg`, line: 1, ...UNUSED });
  return report;
}

const NOT_DRAWN = {
  found: 'a diagram that is not drawn yet',
  remedy: 'run `npm run diagrams` where there is a browser and commit diagrams/',
};

const UNUSED = {
  found: 'a drawn diagram that no note uses',
  remedy: 'run `npm run diagrams` and commit diagrams/',
};

interface Fence {
  file: string;
  /** Of the opening fence. */
  line: number;
  source: DiagramSource;
}

function emptyReport(): DiagramReport {
  return { fences: 0, drawn: [], removed: [], problems: [], warnings: [] };
}

/** The diagrams that can be drawn; the others become problems of the report. */
function* fencesOf(files: readonly SourceFile[], report: DiagramReport): Generator<Fence> {
  for (const source of files) {
    const parsed = parseMarkdownFile(source);
    if (!('tree' in parsed)) {
      report.problems.push(parsed);
      continue;
    }
    const { file } = source;
    for (const node of nodesOf(parsed.tree)) {
      if (node.type !== 'code' || !isDiagramFence(node)) continue;
      report.fences += 1;
      const read = readDiagramSource(node.value);
      const line = lineOf(node);
      if ('problems' in read)
        report.problems.push(...read.problems.map((problem) => located({ file, line }, problem)));
      else yield { file, line, source: read };
    }
  }
}

function warnOfWidth(fence: Fence, svg: string, report: DiagramReport): void {
  const wide = widthProblem(svg);
  if (wide !== null) report.warnings.push(located(fence, wide));
}

function located(
  { file, line }: Pick<Fence, 'file' | 'line'>,
  problem: Omit<BuildProblem, 'file'>,
): BuildProblem {
  return { file, ...problem, line: line + problem.line };
}
