import * as v from 'valibot';
import { LEVELS } from '../../cards/level.ts';
import type { Round } from '../../cards/round.ts';
import type { BuildProblem } from '../build-problem.ts';
import { readYaml } from '../front-matter.ts';
import { nearest } from '../nearest.ts';
import { readAs } from '../read-as.ts';

const line = v.pipe(v.string(), v.trim(), v.nonEmpty());

const roundsSchema = v.array(
  v.strictObject({
    id: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/, 'a name of latin letters, digits and hyphens')),
    title: line,
    asks: line,
    levels: v.optional(v.pipe(v.array(v.picklist(LEVELS)), v.nonEmpty())),
    pages: v.pipe(v.array(line), v.nonEmpty()),
  }),
);

/**
 * Reads the rounds of interviews: ids are unique, every page exists and is named once a round, and every supplement
 * stands in at least one, for what no round asks has no place on the ring.
 *
 * @param source the text of `rounds.yml`
 * @param addresses of all pages of the roadmap and of the ring
 * @param supplements addresses of the ring alone
 */
export function readRounds(
  source: string,
  file: string,
  addresses: readonly string[],
  supplements: readonly string[],
): { rounds: Round[]; problems: BuildProblem[] } {
  const reading = readYaml(source, file);
  const { lineOf } = reading;
  const remedy = 'a round has id, title, asks, pages and, where it asks no other, levels';
  const parsed = readAs(roundsSchema, reading, file, remedy);
  if ('problems' in parsed) return { rounds: [], problems: parsed.problems };
  const rounds = parsed.output;
  const at = (path: PropertyKey[], found: string, remedy: string): BuildProblem => ({
    ...{ file, line: lineOf(path), found, remedy },
  });
  const repeated = rounds.flatMap(({ id }, index) =>
    rounds.findIndex((round) => round.id === id) < index
      ? at([index, 'id'], `a second round «${id}»`, 'ids are unique: they are addresses')
      : [],
  );
  const pages = rounds.flatMap((round, index) =>
    round.pages.flatMap((page, number) => {
      const path = [index, 'pages', number];
      if (round.pages.indexOf(page) < number) return at(path, `${page} is named twice`, 'name a page once');
      if (addresses.includes(page)) return [];
      const near = nearest(page, addresses);
      return at(path, `no page ${page}`, near === null ? 'name a page of the site' : `did you mean ${near}?`);
    }),
  );
  const lost = supplements
    .filter((page) => !rounds.some((round) => round.pages.includes(page)))
    .map((page) => at([], `no round names ${page}`, 'add it to the round that asks about it'));
  return { rounds, problems: [...repeated, ...pages, ...lost] };
}
