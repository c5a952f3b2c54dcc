import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { readYaml } from './front-matter.ts';
import { readAs } from './read-as.ts';

const FILE = 'list.yml';
const schema = v.array(v.strictObject({ id: v.string(), hours: v.pipe(v.number(), v.minValue(1)) }));

const read = (source: string) => readAs(schema, readYaml(source, FILE), FILE, 'write id and hours');

describe('readAs', () => {
  it('gives what fits', () => {
    expect(read('- { id: saga, hours: 3 }')).toEqual({ output: [{ id: 'saga', hours: 3 }] });
  });

  it('tells each value that does not fit with its line and its path', () => {
    const remedy = 'write id and hours';
    expect(read('- id: saga\n  hours: 0\n- id: 5\n  hours: 2')).toEqual({
      problems: [
        { file: FILE, line: 2, found: expect.stringMatching(/^0\.hours: /) as string, remedy },
        { file: FILE, line: 3, found: expect.stringMatching(/^1\.id: /) as string, remedy },
      ],
    });
  });

  it('names no path where the whole does not fit', () => {
    expect(read('saga')).toMatchObject({
      problems: [{ line: 1, found: expect.stringMatching(/^Invalid type/) as string }],
    });
  });

  it('leaves broken YAML to what its reading says', () => {
    expect(read('- {')).toMatchObject({
      problems: [{ found: expect.stringMatching(/^broken YAML/) as string }],
    });
  });
});
