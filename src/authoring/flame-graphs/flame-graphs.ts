import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import type { Code } from 'mdast';
import type { MdastPluginDefinition, PluginFactoryContext } from 'satteri';
import * as v from 'valibot';
import type { BuildProblem } from '../build-problem.ts';
import { figureHtml } from '../diagrams/diagram-figure.ts';
import { linesBefore } from '../diagrams/lines-before.ts';
import { readYaml } from '../front-matter.ts';
import { figureId, noteFigure, placeOf, problemNode, rawHtml } from '../note-figure.ts';
import { contentReader } from '../snippets/content-reader.ts';
import type { ReadFile } from '../snippets/snippet.ts';
import { isFlameFence } from './flame-fence.ts';
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
 * the dearest functions as a table beneath. Where that cannot be done, a `<pre data-build-problem>` says why.
 *
 * @param report is told what has to stop the build
 */
export function flameGraphs(
  report: (problem: BuildProblem) => void,
): (document: PluginFactoryContext) => MdastPluginDefinition | null {
  return ({ source, fileURL, sourceFormat }) => {
    if (!source.includes('flame-graph')) return null;
    if (fileURL === undefined)
      throw new Error('Profiles stand beside their note: render the note with its fileURL');
    const { root, file } = placeOf(fileURL);
    const readFile = contentReader(root);
    const shift = linesBefore(readFileSync(fileURL, 'utf8'), source);
    return {
      name: 'flame-graphs',
      options: { position: true },
      code(node, context) {
        if (!isFlameFence(node)) return;
        const fence = (node.position?.start.line ?? 1) + shift;
        const read = readFence(node, { file, line: fence }, readFile);
        if ('found' in read) {
          report(read);
          context.replaceNode(node, problemNode([read]));
          return;
        }
        const { profile, caption } = read;
        const id = figureId(file, fence);
        const picture = figureHtml({ ...caption, svg: flameSvg(profile, caption.unit), id });
        const html = `${picture}${flameTable(profile, caption.unit)}`;
        context.replaceNode(node, noteFigure(id, [rawHtml(html, sourceFormat)]));
      },
    };
  };
}

function readFence(
  node: Readonly<Code>,
  place: { file: string; line: number },
  readFile: ReadFile,
): { profile: Frame; caption: Caption } | BuildProblem {
  const { value, lineOf, problems } = readYaml(node.value, place.file, place.line + 1);
  if (problems[0]) return problems[0];
  const caption = v.safeParse(captionSchema, value);
  if (!caption.success) {
    const [{ message, path }] = caption.issues;
    const keys = path?.map(({ key }) => String(key)) ?? [];
    return { ...place, line: lineOf(keys), found: `${keys.join('.')}: ${message}`, remedy: USAGE };
  }
  const name = /(?:^|\s)file="([^"]+)"/.exec(node.meta ?? '')?.[1];
  if (name === undefined) return { ...place, found: 'a flame graph of no file', remedy: USAGE };
  const path = posix.join(posix.dirname(place.file), name);
  const text = readFile(path);
  if (text === null)
    return { ...place, found: `${path} is not there`, remedy: 'record it, or mend the path' };
  const profile = readFoldedStacks(text);
  return 'found' in profile ? { file: path, ...profile } : { profile, caption: caption.output };
}
