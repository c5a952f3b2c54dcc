import * as v from 'valibot';
import type { BuildProblem } from '../../src/authoring/build-problem.ts';
import type { YamlReading } from '../../src/authoring/front-matter.ts';
import { readAs } from '../../src/authoring/read-as.ts';
import type { JudgedQuery } from './judge.ts';

const line = v.pipe(v.string(), v.trim(), v.nonEmpty());
const schema = v.record(
  line,
  v.pipe(v.array(v.strictObject({ q: line, pages: v.pipe(v.array(line), v.nonEmpty()) })), v.nonEmpty()),
);

/** The judged queries: a mapping from class to a list of `{q, pages}`; no query stands there twice. */
export function readQueries(
  reading: YamlReading,
  file: string,
): {
  queries: JudgedQuery[];
  problems: BuildProblem[];
} {
  const { lineOf } = reading;
  const parsed = readAs(schema, reading, file, 'a class is a list of {q, pages}');
  if ('problems' in parsed) return { queries: [], problems: parsed.problems };
  const queries = Object.entries(parsed.output).flatMap(([name, list]) =>
    list.map(({ q, pages }, index) => ({ class: name, q, pages, line: lineOf([name, index]) })),
  );
  const repeated = queries
    .filter(({ q }, index) => queries.findIndex((other) => other.q === q) < index)
    .map(({ q, line: at }) => ({
      file,
      line: at,
      found: `«${q}» a second time`,
      remedy: 'keep one of the two',
    }));
  return { queries: queries.map(({ line: _, ...query }) => query), problems: repeated };
}
