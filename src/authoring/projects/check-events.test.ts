import { describe, expect, it } from 'vitest';
import { checkEvent } from './check-events.ts';

const EVENT = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'order.created',
  type: 'object',
  required: ['id'],
  additionalProperties: false,
  properties: { id: { type: 'string', format: 'uuid' } },
  examples: [{ id: '0198c2f4-6b1e-7c3a-9d55-2f1f6f0c8a11' }],
};
const check = (change: object): string[] => checkEvent(JSON.stringify({ ...EVENT, ...change }));

describe('checkEvent', () => {
  it('finds a schema in order whose examples it admits', () => {
    expect(check({})).toEqual([]);
  });

  it.each([
    [
      'an example that it refuses',
      { examples: [{ id: 'x' }] },
      'example 1: data/id must match format "uuid"',
    ],
    ['no examples', { examples: [] }, 'examples: '],
    ['another draft', { $schema: 'http://json-schema.org/draft-07/schema#' }, '$schema: '],
    [
      'a word that is unknown',
      { properties: { id: { type: 'string', maxLen: 3 } } },
      'strict mode: unknown keyword',
    ],
  ])('tells %s', (_, change, found) => {
    expect(check(change)).toEqual([expect.stringContaining(found)]);
  });

  it('tells what is no JSON', () => {
    expect(checkEvent('{')).toEqual([expect.stringContaining('no JSON')]);
  });
});
