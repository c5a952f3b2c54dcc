import * as v from 'valibot';
import type { BuildProblem } from './build-problem.ts';
import type { YamlReading } from './front-matter.ts';

/**
 * Reads YAML by a schema; what does not fit is told with its line and the way to it.
 *
 * @param remedy what the file has to look like
 */
export function readAs<Schema extends v.GenericSchema>(
  schema: Schema,
  { value, lineOf, problems }: YamlReading,
  file: string,
  remedy: string,
): { output: v.InferOutput<Schema> } | { problems: BuildProblem[] } {
  if (problems.length > 0) return { problems };
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return { output: parsed.output };
  return {
    problems: parsed.issues.map(({ message, path }) => {
      const keys = path?.map(({ key }) => key as PropertyKey) ?? [];
      const where = keys.length > 0 ? `${keys.map(String).join('.')}: ` : '';
      return { file, line: lineOf(keys), found: `${where}${message}`, remedy };
    }),
  };
}
