import { readFileSync } from 'node:fs';
import type { MdastPluginDefinition, PluginFactoryContext } from 'satteri';
import { circuitBreaker } from '../../simulators/circuit-breaker.ts';
import { outboxRelay } from '../../simulators/outbox-relay.ts';
import { saga } from '../../simulators/saga.ts';
import { tokenBucket } from '../../simulators/token-bucket.ts';
import type { BuildProblem } from '../build-problem.ts';
import { linesBefore } from '../diagrams/lines-before.ts';
import { placeOf, problemNode } from '../note-figure.ts';

/** Names that a `simulator` fence may hold. */
const NAMES = [tokenBucket, circuitBreaker, outboxRelay, saga].map(({ name }) => name);

/**
 * A Sätteri plugin that leaves a place for the simulator which a `simulator` fence names; the page puts it there, and
 * with it the only script that a note may bring along.
 *
 * @param report is told what has to stop the build
 */
export function simulatorPlaces(
  report: (problem: BuildProblem) => void,
): (document: PluginFactoryContext) => MdastPluginDefinition | null {
  return ({ source, fileURL }) => {
    if (!source.includes('simulator')) return null;
    if (fileURL === undefined) throw new Error('Render the note with its fileURL');
    const { file } = placeOf(fileURL);
    const shift = linesBefore(readFileSync(fileURL, 'utf8'), source);
    return {
      name: 'simulator-places',
      options: { position: true },
      code(node, context) {
        if (node.lang !== 'simulator') return;
        const name = node.value.trim();
        if (NAMES.includes(name)) {
          const data = { hName: 'simulator-place', hProperties: { dataName: name } };
          context.replaceNode(node, { type: 'simulatorPlace', data, children: [] });
          return;
        }
        const problem = {
          file,
          line: (node.position?.start.line ?? 1) + shift,
          found: `no simulator «${name}»`,
          remedy: `name one of ${NAMES.join(', ')}`,
        };
        report(problem);
        context.replaceNode(node, problemNode([problem]));
      },
    };
  };
}
