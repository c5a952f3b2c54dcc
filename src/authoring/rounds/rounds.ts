import { readFile } from 'node:fs/promises';
import type { Round } from '../../cards/round.ts';
import { pagesAlong } from '../../roadmap/place.ts';
import { BuildProblemsError } from '../build-problem.ts';
import { CONTENT } from '../content-paths.ts';
import { pageIdOf } from '../page-id.ts';
import { siteModel } from '../site-model.ts';
import { readRounds } from './read-rounds.ts';

/** Rounds stand beside the note about interviews; their pages under its address. */
const ROUNDS_FILE = `${CONTENT}/5-offer/interviews/rounds.yml`;

/** Id of the page that shows the rounds: `offer/interviews`. */
export const ROUNDS_PAGE = pageIdOf(ROUNDS_FILE);

/**
 * The rounds of interviews, none where the site has no such file.
 *
 * @throws BuildProblemsError where the file cannot be read as rounds
 */
export async function interviewRounds(): Promise<Round[]> {
  const source = await readFile(ROUNDS_FILE, 'utf8').catch(() => null);
  if (source === null) return [];
  const model = await siteModel();
  const { rounds, problems } = readRounds(
    source,
    ROUNDS_FILE,
    pagesAlong(model).map(({ url }) => url),
    model.ring.flatMap(({ url }) => url ?? []),
  );
  if (problems.length > 0) throw new BuildProblemsError(problems);
  return rounds;
}
