import type { BuildProblem } from '../build-problem.ts';
import type { AcceptanceReading, Scenario } from './acceptance.ts';
import type { Contract, Operation } from './contract.ts';

/** Judges that scenarios ask for what the contract offers: operations, their path parameters, their statuses. */
export function checkAcceptance(
  { acceptance, lineOf }: AcceptanceReading,
  contract: Contract,
  file: string,
): BuildProblem[] {
  return acceptance.stages.flatMap(({ scenarios }, stage) =>
    scenarios.flatMap((scenario, index) => {
      const path = ['stages', stage, 'scenarios', index];
      const requests = [
        ...scenario.prepare.map((request, at) => ({ request, at: [...path, 'prepare', at] })),
        { request: scenario.when, at: [...path, 'when'] },
      ];
      return [
        ...requests.flatMap(({ request, at }) =>
          requestFaults(request, contract).map((fault) => ({ file, line: lineOf(at), ...fault })),
        ),
        ...statusFaults(scenario, contract).map((fault) => ({
          file,
          line: lineOf([...path, 'then']),
          ...fault,
        })),
      ];
    }),
  );
}

type Fault = Pick<BuildProblem, 'found' | 'remedy'>;
type Request = Pick<Scenario['when'], 'method' | 'path' | 'params'>;

function operationOf({ method, path }: Request, { operations }: Contract): Operation | undefined {
  return operations.find((one) => one.method === method && one.path === path);
}

function requestFaults(request: Request, contract: Contract): Fault[] {
  const { method, path, params = {} } = request;
  if (!operationOf(request, contract)) {
    const near = contract.operations.filter((one) => one.path === path).map((one) => one.method);
    const there = near.length > 0 ? `it has ${near.join(', ')} there` : 'it has no such path';
    return [
      { found: `the contract has no ${method} ${path}`, remedy: `${there}; write it as openapi.yaml does` },
    ];
  }
  const needed = [...path.matchAll(/\{([^}]+)\}/g)].map(([, one = '']) => one);
  return needed
    .filter((one) => !(one in params))
    .map((one) => ({ found: `no value for {${one}} of ${path}`, remedy: 'give it under `params`' }));
}

function statusFaults({ when, then }: Scenario, contract: Contract): Fault[] {
  const operation = operationOf(when, contract);
  if (!operation) return [];
  const said = then.status === undefined ? Object.keys(then.statuses ?? {}) : [String(then.status)];
  const declared = operation.answers.map(({ status }) => status);
  const sum = Object.values(then.statuses ?? {}).reduce((total, one) => total + one, 0);
  return [
    ...said
      .filter((status) => !declared.includes(status))
      .map((status) => ({
        found: `${when.method} ${when.path} answers ${declared.join(', ')}, not ${status}`,
        remedy: 'declare it in openapi.yaml, or expect another',
      })),
    ...(then.statuses && sum !== when.times
      ? [{ found: `${when.times} requests, ${sum} answers`, remedy: 'the statuses add up to `times`' }]
      : []),
  ];
}
