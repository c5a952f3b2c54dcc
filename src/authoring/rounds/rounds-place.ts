import type { BuildProblem } from '../build-problem.ts';
import { fencePlugin, type FencePlugin } from '../fence-plugin.ts';

/** The mark where the rounds go in a rendered note. */
export const ROUNDS_PLACE = '<rounds-place></rounds-place>';

/**
 * A Sätteri plugin that leaves a place for the rounds of interviews where an empty `rounds` fence stands.
 *
 * @param report is told what has to stop the build
 */
export function roundsPlace(report: (problem: BuildProblem) => void): FencePlugin {
  return fencePlugin(
    { name: 'rounds', languages: ['rounds'] },
    report,
    () => (node, place) =>
      node.value.trim() === ''
        ? { type: 'roundsPlace', data: { hName: 'rounds-place' }, children: [] }
        : {
            problems: [
              {
                ...place,
                found: 'text in a `rounds` fence',
                remedy: 'leave it empty: the rounds stand in rounds.yml beside the note',
              },
            ],
          },
  );
}
