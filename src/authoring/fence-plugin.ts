import { readFileSync } from 'node:fs';
import type { Code } from 'mdast';
import type { Custom, MdastNode, MdastPluginDefinition, PluginFactoryContext, SourceFormat } from 'satteri';
import type { BuildProblem } from './build-problem.ts';
import { linesBefore } from './lines-before.ts';
import { placeOf, problemNode } from './note-figure.ts';

/** The note whose fences are rendered. */
export interface FencedNote {
  /** Folder of the repository. */
  root: string;
  /** Path of the note from there. */
  file: string;
  format: SourceFormat;
}

/** Where a fence stands in the file that its author sees. */
export type FencePlace = Pick<BuildProblem, 'file' | 'line'>;

/** What stands in the fence's place, or all that keeps it from standing there. */
export type RenderedFence = MdastNode | Custom | { problems: readonly BuildProblem[] };

/** Renders one fence of a note. */
export type RenderFence = (node: Readonly<Code>, place: FencePlace) => RenderedFence | Promise<RenderedFence>;

/** A Sätteri plugin for the documents in which it has something to do. */
export type FencePlugin = (document: PluginFactoryContext) => MdastPluginDefinition | null;

/**
 * A Sätteri plugin that puts something of the site's own in the place of fences of some languages, for `.md` and `.mdx`
 * alike. Where that cannot be done, a `<pre data-build-problem>` says why.
 *
 * @param report is told what has to stop the build; an error thrown from a plugin would leave an empty page and a build
 *   that succeeds
 * @param open is called once for each note that may have such fences
 */
export function fencePlugin(
  { name, languages }: { name: string; languages: readonly string[] },
  report: (problem: BuildProblem) => void,
  open: (note: FencedNote) => RenderFence,
): FencePlugin {
  return ({ source, fileURL, sourceFormat }) => {
    if (!languages.some((language) => source.includes(language))) return null;
    if (fileURL === undefined)
      throw new Error(`What ${name} show stands beside the note: render it with its fileURL`);
    const { root, file } = placeOf(fileURL);
    const render = open({ root, file, format: sourceFormat });
    const shift = linesBefore(readFileSync(fileURL, 'utf8'), source);
    return {
      name,
      options: { position: true },
      async code(node, context) {
        if (!languages.includes(node.lang ?? '')) return;
        const rendered = await render(node, { file, line: (node.position?.start.line ?? 1) + shift });
        if (!('problems' in rendered)) {
          context.replaceNode(node, rendered);
          return;
        }
        rendered.problems.forEach(report);
        context.replaceNode(node, problemNode(rendered.problems));
      },
    };
  };
}
