import type { BuildProblem } from '../build-problem.ts';
import { fencePlugin, type FencePlugin } from '../fence-plugin.ts';
import { rawHtml } from '../note-figure.ts';
import { contentReader } from '../snippets/content-reader.ts';
import { acceptanceHtml } from './acceptance-html.ts';
import { contractHtml } from './contract-html.ts';
import { readProject } from './project-files.ts';

/**
 * A Sätteri plugin for the notes of projects: a `contract` fence becomes the table of the operations in `openapi.yaml`
 * beside the note, an `acceptance` fence the scenarios of the stage that it names, from `acceptance.yml`.
 *
 * @param report is told what has to stop the build
 */
export function projectFences(report: (problem: BuildProblem) => void): FencePlugin {
  return fencePlugin(
    { name: 'projects', languages: ['contract', 'acceptance'] },
    report,
    ({ root, file, format }) => {
      let read: ReturnType<typeof readProject> | undefined;
      return (node, place) => {
        read ??= readProject(file, contentReader(root));
        if ('problems' in read) return read;
        if (node.lang === 'contract') return rawHtml(contractHtml(read.contract), format);
        const { acceptance } = read;
        const [id, ids] = [node.value.trim(), acceptance.stages.map((stage) => stage.id)];
        const stage = acceptance.stages.find((one) => one.id === id);
        return stage
          ? rawHtml(acceptanceHtml(stage, acceptance), format)
          : { problems: [{ ...place, found: `no stage «${id}»`, remedy: `name one of ${ids.join(', ')}` }] };
      };
    },
  );
}
