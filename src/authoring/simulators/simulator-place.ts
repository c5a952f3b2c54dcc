import { circuitBreaker } from '../../simulators/circuit-breaker.ts';
import { outboxRelay } from '../../simulators/outbox-relay.ts';
import { saga } from '../../simulators/saga.ts';
import { tokenBucket } from '../../simulators/token-bucket.ts';
import type { BuildProblem } from '../build-problem.ts';
import { fencePlugin, type FencePlugin } from '../fence-plugin.ts';

/** Names that a `simulator` fence may hold. */
const NAMES = [tokenBucket, circuitBreaker, outboxRelay, saga].map(({ name }) => name);

/**
 * A Sätteri plugin that leaves a place for the simulator which a `simulator` fence names; the page puts it there, and
 * with it the only script that a note may bring along.
 *
 * @param report is told what has to stop the build
 */
export function simulatorPlaces(report: (problem: BuildProblem) => void): FencePlugin {
  return fencePlugin({ name: 'simulators', languages: ['simulator'] }, report, () => (node, place) => {
    const name = node.value.trim();
    return NAMES.includes(name)
      ? {
          type: 'simulatorPlace',
          data: { hName: 'simulator-place', hProperties: { dataName: name } },
          children: [],
        }
      : {
          problems: [
            { ...place, found: `no simulator «${name}»`, remedy: `name one of ${NAMES.join(', ')}` },
          ],
        };
  });
}
