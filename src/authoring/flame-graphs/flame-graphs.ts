import { posix } from 'node:path';
import type { Code } from 'mdast';
import * as v from 'valibot';
import type { BuildProblem } from '../build-problem.ts';
import { figureHtml } from '../diagrams/diagram-figure.ts';
import { fencePlugin, type FencePlace, type FencePlugin } from '../fence-plugin.ts';
import { readYaml } from '../front-matter.ts';
import { figureId, noteFigure, rawHtml } from '../note-figure.ts';
import { readAs } from '../read-as.ts';
import { contentReader } from '../snippets/content-reader.ts';
import type { ReadFile } from '../snippets/snippet.ts';
import { FLAME_GRAPH } from './flame-fence.ts';
import { flameSvg } from './flame-svg.ts';
import { flameTable } from './flame-table.ts';
import { readFoldedStacks, type Frame } from './folded-stacks.ts';

const line = v.pipe(v.string(), v.trim(), v.nonEmpty());
/** The body of a fence. */
const captionSchema = v.strictObject({ title: line, description: line, unit: line });
type Caption = v.InferOutput<typeof captionSchema>;

const USAGE =
  'write ```flame-graph file="folder/name.folded" and in the fence title:, description: and unit:, a line each';

/**
 * A Sätteri plugin that draws the folded stacks which a `flame-graph` fence names, in the frame of diagrams and with
 * the dearest functions as a table beneath.
 *
 * @param report is told what has to stop the build
 */
export function flameGraphs(report: (problem: BuildProblem) => void): FencePlugin {
  return fencePlugin({ name: 'flame graphs', languages: [FLAME_GRAPH] }, report, ({ root, format }) => {
    const readFile = contentReader(root);
    return (node, place) => {
      const read = readFence(node, place, readFile);
      if ('problems' in read) return read;
      const { profile, caption } = read;
      const id = figureId(place.file, place.line);
      const picture = figureHtml({ ...caption, svg: flameSvg(profile, caption.unit), id });
      return noteFigure(id, [rawHtml(`${picture}${flameTable(profile, caption.unit)}`, format)]);
    };
  });
}

function readFence(
  node: Readonly<Code>,
  place: FencePlace,
  readFile: ReadFile,
): { profile: Frame; caption: Caption } | { problems: BuildProblem[] } {
  const fault = (problem: BuildProblem): { problems: BuildProblem[] } => ({ problems: [problem] });
  const yaml = readYaml(node.value, place.file, place.line + 1);
  const caption = readAs(captionSchema, yaml, place.file, USAGE);
  if ('problems' in caption) return caption;
  const name = /(?:^|\s)file="([^"]+)"/.exec(node.meta ?? '')?.[1];
  if (name === undefined) return fault({ ...place, found: 'a flame graph of no file', remedy: USAGE });
  const path = posix.join(posix.dirname(place.file), name);
  const text = readFile(path);
  if (text === null)
    return fault({ ...place, found: `${path} is not there`, remedy: 'record it, or mend the path' });
  const profile = readFoldedStacks(text);
  return 'found' in profile ? fault({ file: path, ...profile }) : { profile, caption: caption.output };
}
