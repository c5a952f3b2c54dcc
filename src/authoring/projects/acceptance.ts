import * as v from 'valibot';
import type { BuildProblem } from '../build-problem.ts';
import { readYaml } from '../front-matter.ts';
import { readAs } from '../read-as.ts';

const line = v.pipe(v.string(), v.trim(), v.nonEmpty());
const name = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/, 'a name of latin letters, digits and hyphens'));
const status = v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(599));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const values = v.record(v.string(), v.unknown());
const method = v.picklist(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);

const requestEntries = {
  method,
  /** As the contract writes it, parameters in braces. */
  path: v.pipe(v.string(), v.startsWith('/')),
  params: v.optional(values),
  query: v.optional(values),
  headers: v.optional(values),
  /** Whose token the runner sends. */
  actor: v.optional(name),
  body: v.optional(v.unknown()),
};
const prepareSchema = v.strictObject({
  ...requestEntries,
  /** Values of the answer by names, as JSON pointers; later `${name}`. */
  save: v.optional(v.record(name, v.pipe(v.string(), v.startsWith('/')))),
});
const requestSchema = v.strictObject({
  ...requestEntries,
  times: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
  parallel: v.optional(v.boolean(), false),
  /** Id of a failure that is injected meanwhile. */
  fault: v.optional(name),
});
const outcomeSchema = v.pipe(
  v.strictObject({
    status: v.optional(status),
    /** How many answers of each status, for a request that is sent many times. */
    statuses: v.optional(v.record(v.pipe(v.string(), v.regex(/^[1-5]\d\d$/)), count)),
    headers: v.optional(values),
    /** A part of the answer. */
    body: v.optional(v.unknown()),
    /** Last part of the problem's `type` (RFC 9457). */
    problem: v.optional(name),
    database: v.optional(v.array(v.strictObject({ sql: line, equals: v.unknown() }))),
    queue: v.optional(v.array(v.strictObject({ routingKey: line, count }))),
    also: v.optional(line),
  }),
  v.check(
    ({ status: one, statuses }) => (one === undefined) !== (statuses === undefined),
    'a scenario says either status or statuses',
  ),
);
const scenarioSchema = v.strictObject({
  id: name,
  title: line,
  given: line,
  prepare: v.optional(v.array(prepareSchema), []),
  when: requestSchema,
  then: outcomeSchema,
});
const acceptanceSchema = v.strictObject({
  /** What the system has to withstand; the k6 script holds the same. */
  load: v.strictObject({
    rps: v.pipe(v.number(), v.minValue(1)),
    p99Ms: v.pipe(v.number(), v.minValue(1)),
    success: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
    minutes: v.pipe(v.number(), v.minValue(1)),
  }),
  stages: v.array(
    v.strictObject({
      id: name,
      title: line,
      days: v.pipe(v.number(), v.minValue(0.5), v.maxValue(5)),
      scenarios: v.pipe(v.array(scenarioSchema), v.nonEmpty()),
    }),
  ),
  faults: v.optional(v.array(v.strictObject({ id: name, title: line, how: line })), []),
});

/** When a project is done: scenarios by stage, failures to inject, load to withstand. */
export type Acceptance = v.InferOutput<typeof acceptanceSchema>;
export type Stage = Acceptance['stages'][number];
export type Scenario = Stage['scenarios'][number];

/** An `acceptance.yml` and the way to its lines. */
export interface AcceptanceReading {
  acceptance: Acceptance;
  lineOf: (path: readonly PropertyKey[]) => number;
}

/** Reads the text of an `acceptance.yml`; ids must be unique, and a fault that a scenario names must be there. */
export function readAcceptance(
  source: string,
  file: string,
): AcceptanceReading | { problems: BuildProblem[] } {
  const reading = readYaml(source, file);
  const { lineOf } = reading;
  const remedy = 'the form of scenarios is told in src/authoring/projects/acceptance.ts';
  const parsed = readAs(acceptanceSchema, reading, file, remedy);
  if ('problems' in parsed) return parsed;
  const faults = nameProblems(parsed.output, lineOf).map((problem) => ({ file, ...problem }));
  return faults.length > 0 ? { problems: faults } : { acceptance: parsed.output, lineOf };
}

function nameProblems(
  { stages, faults }: Acceptance,
  lineOf: AcceptanceReading['lineOf'],
): Omit<BuildProblem, 'file'>[] {
  const scenarios = stages.flatMap((stage, at) =>
    stage.scenarios.map((scenario, index) => ({ ...scenario, path: ['stages', at, 'scenarios', index] })),
  );
  const ids = [
    ...stages.map(({ id }, at) => ({ id, path: ['stages', at] })),
    ...scenarios,
    ...faults.map(({ id }, at) => ({ id, path: ['faults', at] })),
  ];
  const repeated = ids
    .filter(({ id }, index) => ids.findIndex((other) => other.id === id) < index)
    .map(({ id, path }) => ({
      line: lineOf(path),
      found: `a second «${id}»`,
      remedy: 'ids are unique in the file',
    }));
  const unknown = scenarios
    .filter(({ when }) => when.fault !== undefined && !faults.some(({ id }) => id === when.fault))
    .map(({ when, path }) => ({
      line: lineOf([...path, 'when', 'fault']),
      found: `no fault «${when.fault ?? ''}»`,
      remedy: 'define it under `faults`',
    }));
  const unused = faults.flatMap(({ id }, at) =>
    scenarios.some(({ when }) => when.fault === id)
      ? []
      : {
          line: lineOf(['faults', at]),
          found: `no scenario injects «${id}»`,
          remedy: 'write one, or take the fault away',
        },
  );
  return [...repeated, ...unknown, ...unused];
}
