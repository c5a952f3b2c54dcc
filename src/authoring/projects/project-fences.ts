import { readFileSync } from 'node:fs';
import type { Code } from 'mdast';
import type { MdastPluginDefinition, PluginFactoryContext } from 'satteri';
import type { BuildProblem } from '../build-problem.ts';
import { linesBefore } from '../diagrams/lines-before.ts';
import { placeOf, problemNode, rawHtml } from '../note-figure.ts';
import { contentReader } from '../snippets/content-reader.ts';
import { acceptanceHtml } from './acceptance-html.ts';
import { contractHtml } from './contract-html.ts';
import { readProject, type Project } from './project-files.ts';

/**
 * A Sätteri plugin for the notes of projects: a `contract` fence becomes the table of the operations in `openapi.yaml`
 * beside the note, an `acceptance` fence the scenarios of the stage that it names, from `acceptance.yml`.
 *
 * @param report is told what has to stop the build
 */
export function projectFences(
  report: (problem: BuildProblem) => void,
): (document: PluginFactoryContext) => MdastPluginDefinition | null {
  return ({ source, fileURL, sourceFormat }) => {
    if (!/```(?:contract|acceptance)/.test(source)) return null;
    if (fileURL === undefined)
      throw new Error('A project stands beside its note: render the note with its fileURL');
    const { root, file } = placeOf(fileURL);
    const project = readProject(file, contentReader(root));
    const shift = linesBefore(readFileSync(fileURL, 'utf8'), source);
    return {
      name: 'project-fences',
      options: { position: true },
      code(node, context) {
        if (node.lang !== 'contract' && node.lang !== 'acceptance') return;
        const place = { file, line: (node.position?.start.line ?? 1) + shift };
        const problems = 'problems' in project ? project.problems : stageProblems(node, project, place);
        if ('problems' in project || problems.length > 0) {
          problems.forEach(report);
          context.replaceNode(node, problemNode(problems));
          return;
        }
        const html =
          node.lang === 'contract' ? contractHtml(project.contract) : stageHtml(node.value, project);
        context.replaceNode(node, rawHtml(html, sourceFormat));
      },
    };
  };
}

function stageHtml(id: string, { acceptance }: Project): string {
  const stage = acceptance.stages.find((one) => one.id === id.trim());
  if (!stage) throw new RangeError(`no stage ${id}`);
  return acceptanceHtml(stage, acceptance);
}

function stageProblems(
  { lang, value }: Pick<Code, 'lang' | 'value'>,
  { acceptance }: Project,
  place: { file: string; line: number },
): BuildProblem[] {
  const ids = acceptance.stages.map(({ id }) => id);
  if (lang !== 'acceptance' || ids.includes(value.trim())) return [];
  return [{ ...place, found: `no stage «${value.trim()}»`, remedy: `name one of ${ids.join(', ')}` }];
}
