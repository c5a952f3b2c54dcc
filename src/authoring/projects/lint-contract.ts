import { createConfig, lintFromString } from '@redocly/openapi-core';
import type { BuildProblem } from '../build-problem.ts';

/** Judges a contract by Redocly's recommended rules; what they only warn of counts, too. */
export async function lintContract(source: string, file: string): Promise<BuildProblem[]> {
  const config = await createConfig({ extends: ['recommended'] });
  const found = await lintFromString({ source, absoluteRef: file, config });
  return found.map(({ ruleId, message, location: [place] }) => {
    const pointer = place && 'pointer' in place ? (place.pointer ?? '#/') : '#/';
    return {
      file,
      line: 1,
      found: `${pointer}: ${message}`,
      remedy: `see https://redocly.com/docs/cli/rules, rule ${ruleId}`,
    };
  });
}
