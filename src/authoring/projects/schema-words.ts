import type { Schema } from './contract.ts';

/** A field as a row of a table. */
export interface Field {
  /** `items[].sku` */
  path: string;
  type: SchemaType;
  required: boolean;
  description: string;
  /** «от 1 до 99», «до 200 знаков»; empty when any value will do. */
  limits: string;
}

/** A type in words, or the name of a schema that is told elsewhere. */
export type SchemaType = { words: string } | { schema: string; list: boolean };

const PREFIX = '#/components/schemas/';

/** The fields of an object, those of objects within it and of lists of them included; parts of `allOf` are one object. */
export function fieldsOf(schema: Schema, schemas: Readonly<Record<string, Schema>>, path = ''): Field[] {
  const parts = [schema, ...(schema.allOf ?? []).map((part) => resolved(part, schemas))];
  return parts.flatMap((part) =>
    Object.entries(part.properties ?? {}).flatMap(([name, field]): Field[] => {
      const place = path === '' ? name : `${path}.${name}`;
      const inner = field.items ?? field;
      const row: Field = {
        path: place,
        type: typeOf(field),
        required: parts.some(({ required }) => required?.includes(name)),
        description: field.description ?? (field.$ref ? '' : (inner.description ?? '')),
        limits: limitsOf(field),
      };
      return [row, ...(inner.$ref ? [] : fieldsOf(inner, schemas, field.items ? `${place}[]` : place))];
    }),
  );
}

/** The type of a value in words. */
export function typeOf(schema: Schema): SchemaType {
  const name = nameOf(schema);
  if (name !== null) return { schema: name, list: false };
  const item = schema.items ? nameOf(schema.items) : null;
  if (item !== null) return { schema: item, list: true };
  const types = [schema.type ?? (schema.properties || schema.allOf ? 'object' : 'любой')].flat();
  const words = types
    .map((type) => (type === 'array' ? `[${wordsOf(schema.items ?? {})}]` : type))
    .join(' или ');
  return { words: schema.format === undefined ? words : `${words} (${schema.format})` };
}

/** The name of a schema that is referred to, or null. */
function nameOf({ $ref }: Schema): string | null {
  return $ref?.startsWith(PREFIX) ? $ref.slice(PREFIX.length) : null;
}

/** What a value must keep to, in words. */
export function limitsOf(schema: Schema): string {
  const { minimum, maximum, minLength, maxLength, minItems, maxItems, pattern } = schema;
  return [
    schema.const === undefined ? '' : `всегда ${JSON.stringify(schema.const)}`,
    schema.enum ? schema.enum.map(String).join(', ') : '',
    range(minimum, maximum, ''),
    range(minLength, maxLength, ' знаков'),
    range(minItems, maxItems, ' штук'),
    pattern === undefined ? '' : `по образцу ${pattern}`,
    schema.default === undefined ? '' : `по умолчанию ${JSON.stringify(schema.default)}`,
  ]
    .filter((words) => words !== '')
    .join('; ');
}

function range(least: number | undefined, most: number | undefined, noun: string): string {
  if (least === undefined && most === undefined) return '';
  if (least === undefined) return `до ${String(most)}${noun}`;
  if (most === undefined) return `от ${String(least)}${noun}`;
  return least === most ? `ровно ${String(least)}${noun}` : `от ${String(least)} до ${String(most)}${noun}`;
}

function wordsOf(schema: Schema): string {
  const type = typeOf(schema);
  return 'words' in type ? type.words : type.schema;
}

function resolved(schema: Schema, schemas: Readonly<Record<string, Schema>>): Schema {
  const name = nameOf(schema);
  return name === null ? schema : (schemas[name] ?? {});
}
