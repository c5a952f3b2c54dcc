/**
 * Fails when a project's contract does not pass the linter, an event's schema refuses its own example, the load script
 * is not what acceptance promises, or a stage is not shown on the page; what scenarios ask of a contract stops the
 * build itself.
 */
import { readFile } from 'node:fs/promises';
import { registerHooks } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as v from 'valibot';
import { describeProblems, type BuildProblem } from '../src/authoring/build-problem.ts';
import { readAcceptance, type Acceptance } from '../src/authoring/projects/acceptance.ts';
import { checkEvent } from '../src/authoring/projects/check-events.ts';
import { checkLoad } from '../src/authoring/projects/check-load.ts';
import { lintContract } from '../src/authoring/projects/lint-contract.ts';
import { listProjects, type ProjectPlace } from '../src/authoring/projects/list-projects.ts';
import { ACCEPTANCE_FILE, CONTRACT_FILE } from '../src/authoring/projects/project-files.ts';

// A load script runs in k6; here it only says what it would do.
const NAMES = 'check, sleep, group, fail, scenario, exec, vu, SharedArray, Counter, Rate, Trend, Gauge';
const STUB = `const any = new Proxy(function () {}, { get: () => any, apply: () => any, construct: () => any });
export default any; export const { ${NAMES} } = any;`;
registerHooks({
  resolve: (specifier, context, next) =>
    /^k6(?:\/|$)/.test(specifier)
      ? { url: `data:text/javascript,${encodeURIComponent(STUB)}`, shortCircuit: true }
      : next(specifier, context),
});
Object.assign(globalThis, { __ENV: {} });

/** What a load script exports beside its functions. */
const scriptSchema = v.object({
  options: v.unknown(),
  requestsPerIteration: v.optional(v.record(v.string(), v.number())),
});

const projects = listProjects('.');
const problems = (await Promise.all(projects.map(problemsOf))).flat();
if (problems.length > 0) {
  console.error(describeProblems(problems));
  process.exitCode = 1;
} else console.log(`${projects.length} projects, 0 problems`);

async function problemsOf({ folder, files }: ProjectPlace): Promise<BuildProblem[]> {
  const read = (path: string): Promise<string> => readFile(`${folder}/${path}`, 'utf8');
  const at =
    (path: string, remedy: string) =>
    (found: string): BuildProblem => ({
      file: `${folder}/${path}`,
      line: 1,
      found,
      remedy,
    });
  const events = files.filter((path) => path.startsWith('events/'));
  const eventProblems = await Promise.all(
    events.map(async (path) => checkEvent(await read(path)).map(at(path, 'mend the schema or its example'))),
  );
  const note = await read('index.md');
  const shown = new Set([...note.matchAll(/^```acceptance\n(.*)\n```$/gm)].map(([, id]) => id));
  const acceptance = readAcceptance(await read(ACCEPTANCE_FILE), `${folder}/${ACCEPTANCE_FILE}`);
  return [
    ...(await lintContract(await read(CONTRACT_FILE), `${folder}/${CONTRACT_FILE}`)),
    ...eventProblems.flat(),
    ...('problems' in acceptance
      ? acceptance.problems
      : [
          ...(await loadProblems(folder, acceptance.acceptance.load)).map(
            at('load/load.ts', `hold it to \`load\` of ${ACCEPTANCE_FILE}`),
          ),
          ...unknownEvents(acceptance.acceptance, events).map(
            at(ACCEPTANCE_FILE, 'write its schema into events/, named as the routing key'),
          ),
          ...acceptance.acceptance.stages
            .filter(({ id }) => !shown.has(id))
            .map(({ id }) =>
              at('index.md', `show it: \`\`\`acceptance`)(`the stage «${id}» is not on the page`),
            ),
        ]),
  ];
}

async function loadProblems(folder: string, targets: Acceptance['load']): Promise<string[]> {
  const script: unknown = await import(pathToFileURL(resolve(folder, 'load/load.ts')).href);
  const { options, requestsPerIteration } = v.parse(scriptSchema, { ...(script as object) });
  return checkLoad(options, targets, requestsPerIteration);
}

/** Routing keys that scenarios await and no schema tells. */
function unknownEvents({ stages }: Acceptance, events: readonly string[]): string[] {
  const awaited = stages.flatMap(({ scenarios }) =>
    scenarios.flatMap(({ then }) => (then.queue ?? []).map(({ routingKey }) => routingKey)),
  );
  return [...new Set(awaited)]
    .filter((key) => !events.includes(`events/${key}.schema.json`))
    .map((key) => `no schema of the event «${key}»`);
}
