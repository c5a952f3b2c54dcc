import * as v from 'valibot';
import type { BuildProblem } from '../build-problem.ts';
import { readYaml } from '../front-matter.ts';
import { readAs } from '../read-as.ts';

/** A JSON Schema as OpenAPI 3.1 has it, as far as a page tells it. */
export interface Schema {
  $ref?: string | undefined;
  type?: string | string[] | undefined;
  format?: string | undefined;
  description?: string | undefined;
  enum?: unknown[] | undefined;
  const?: unknown;
  default?: unknown;
  minimum?: number | undefined;
  maximum?: number | undefined;
  minLength?: number | undefined;
  maxLength?: number | undefined;
  minItems?: number | undefined;
  maxItems?: number | undefined;
  pattern?: string | undefined;
  properties?: Record<string, Schema> | undefined;
  required?: string[] | undefined;
  items?: Schema | undefined;
  allOf?: Schema[] | undefined;
  oneOf?: Schema[] | undefined;
  anyOf?: Schema[] | undefined;
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;
const text = v.optional(v.string(), '');
const reference = v.object({ $ref: v.string() });
const schema = v.custom<Schema>((value) => typeof value === 'object' && value !== null, 'no schema');
const media = v.record(
  v.string(),
  v.object({
    schema: v.optional(schema),
    example: v.optional(v.unknown()),
    examples: v.optional(v.unknown()),
  }),
);
const header = v.object({ description: text, schema: v.optional(schema) });
const parameter = v.object({
  name: v.string(),
  in: v.picklist(['path', 'query', 'header', 'cookie']),
  required: v.optional(v.boolean(), false),
  description: text,
  schema: v.optional(schema),
});
const body = v.object({ description: text, required: v.optional(v.boolean(), false), content: media });
const response = v.object({
  description: v.string(),
  headers: v.optional(v.record(v.string(), v.union([reference, header])), {}),
  content: v.optional(media, {}),
});
const operation = v.object({
  operationId: v.string(),
  summary: v.string(),
  description: text,
  tags: v.optional(v.array(v.string()), []),
  parameters: v.optional(v.array(v.union([reference, parameter])), []),
  requestBody: v.optional(v.union([reference, body])),
  responses: v.record(v.string(), v.union([reference, response])),
  security: v.optional(v.array(v.record(v.string(), v.array(v.string())))),
});
const named = <Value extends v.GenericSchema>(value: Value) => v.optional(v.record(v.string(), value), {});
const contractSchema = v.object({
  openapi: v.pipe(v.string(), v.regex(/^3\.1\./, 'not OpenAPI 3.1')),
  info: v.object({ title: v.string(), version: v.string(), description: text }),
  security: v.optional(v.array(v.record(v.string(), v.array(v.string()))), []),
  tags: v.optional(v.array(v.object({ name: v.string(), description: text })), []),
  paths: v.record(
    v.string(),
    v.object({
      parameters: v.optional(v.array(v.union([reference, parameter])), []),
      ...v.entriesFromList(methods, v.optional(operation)),
    }),
  ),
  components: v.optional(
    v.object({
      schemas: named(schema),
      parameters: named(parameter),
      headers: named(header),
      responses: named(response),
      requestBodies: named(body),
    }),
    {},
  ),
});
type Document = v.InferOutput<typeof contractSchema>;

export type Parameter = v.InferOutput<typeof parameter>;
export type Body = v.InferOutput<typeof body>;

/** One answer of an operation. */
export interface Answer {
  status: string;
  description: string;
  headers: { name: string; description: string }[];
  content: v.InferOutput<typeof media>;
}

/** What a client can ask for. */
export interface Operation {
  id: string;
  method: string;
  path: string;
  summary: string;
  description: string;
  tag: string;
  parameters: Parameter[];
  body: Body | null;
  answers: Answer[];
  /** Names of the security schemes, any of which opens it; none when everybody may. */
  security: string[];
}

/** An OpenAPI document, its references to parameters, headers, bodies and answers resolved. */
export interface Contract {
  title: string;
  version: string;
  description: string;
  tags: { name: string; description: string }[];
  operations: Operation[];
  /** By name; references between schemas stay, so that each is told once. */
  schemas: Record<string, Schema>;
}

/** Reads the text of an `openapi.yaml`. */
export function readContract(source: string, file: string): Contract | { problems: BuildProblem[] } {
  const parsed = readAs(contractSchema, readYaml(source, file), file, 'write it as OpenAPI 3.1 does');
  if ('problems' in parsed) return parsed;
  try {
    return toContract(parsed.output);
  } catch (error) {
    if (!(error instanceof MissingReference)) throw error;
    return { problems: [{ file, line: 1, found: error.message, remedy: 'define it in `components`' }] };
  }
}

class MissingReference extends Error {}

function toContract(document: Document): Contract {
  const { info, paths, tags, components, security } = document;
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    methods.flatMap((method): Operation[] => {
      const given = item[method];
      if (!given) return [];
      return [
        {
          id: given.operationId,
          method: method.toUpperCase(),
          path,
          summary: given.summary,
          description: given.description,
          tag: given.tags[0] ?? '',
          parameters: [...item.parameters, ...given.parameters].map((one) =>
            resolve(one, components.parameters, 'parameters'),
          ),
          body: given.requestBody
            ? resolve(given.requestBody, components.requestBodies, 'requestBodies')
            : null,
          answers: Object.entries(given.responses).map(([status, one]) =>
            toAnswer(status, resolve(one, components.responses, 'responses'), components.headers),
          ),
          security: [...new Set((given.security ?? security).flatMap((way) => Object.keys(way)))],
        },
      ];
    }),
  );
  return { ...info, tags, operations, schemas: components.schemas };
}

function toAnswer(
  status: string,
  { description, headers, content }: v.InferOutput<typeof response>,
  known: Record<string, v.InferOutput<typeof header>> | undefined,
): Answer {
  const told = Object.entries(headers).map(([name, one]) => ({
    name,
    description: resolve(one, known, 'headers').description,
  }));
  return { status, description, headers: told, content };
}

function resolve<Value extends object>(
  given: Value | { $ref: string },
  known: Readonly<Record<string, Value>> | undefined,
  kind: string,
): Value {
  if (!('$ref' in given)) return given;
  const prefix = `#/components/${kind}/`;
  const found = given.$ref.startsWith(prefix) ? known?.[given.$ref.slice(prefix.length)] : undefined;
  if (found === undefined) throw new MissingReference(`${given.$ref} leads nowhere`);
  return found;
}
