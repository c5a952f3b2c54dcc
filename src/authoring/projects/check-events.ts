import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import * as v from 'valibot';

const eventSchema = v.looseObject({
  $schema: v.literal('https://json-schema.org/draft/2020-12/schema'),
  title: v.string(),
  examples: v.pipe(v.array(v.unknown()), v.nonEmpty()),
});

/**
 * Judges the JSON Schema of an event: draft 2020-12, understood without a word that the draft lacks, with examples
 * that it admits.
 *
 * @returns what is wrong, a sentence each
 */
export function checkEvent(text: string): string[] {
  let schema: unknown;
  try {
    schema = JSON.parse(text);
  } catch (error) {
    return [`no JSON: ${error instanceof Error ? error.message : String(error)}`];
  }
  const parsed = v.safeParse(eventSchema, schema);
  if (!parsed.success)
    return parsed.issues.map(
      ({ message, path }) => `${path?.map(({ key }) => String(key)).join('.') ?? ''}: ${message}`,
    );
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  addFormats(ajv);
  try {
    const admits = ajv.compile(parsed.output);
    return parsed.output.examples.flatMap((example, index) =>
      admits(example) ? [] : [`example ${index + 1}: ${ajv.errorsText(admits.errors)}`],
    );
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}
